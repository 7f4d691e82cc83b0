//! 图像展示: pictures and videos.

use super::parts::each;
use crate::document::{Entry, List, Undetermined};
use crate::records::listing::{Image, Listing};
use crate::report::{Found, Param};
use crate::rule::Outcome;

/// Address, size and digest of a picture or video.
fn medium<'r>(found: &mut Found<'_>, url: Entry<'r, &'r str>, digest: Entry<'r, &'r str>, size: [Entry<'r, i64>; 2]) -> Outcome {
    let texts = found.present([url, digest]);
    let mut outcome = found.https(url);
    for edge in size {
        match found.require(edge) {
            Ok(pixels) if pixels < 1 => {
                found.at(edge).param("actual", Param::Int(pixels));
            }
            Ok(_) => {}
            Err(undetermined) => outcome = Err(undetermined),
        }
    }
    outcome.and(texts)
}

/// Whether a picture is the main one; undetermined where none is and one cannot be read.
fn has_main<'r>(images: List<'r, Image<'r>>) -> Result<bool, Undetermined> {
    let mut unreadable = Ok(false);
    for image in images.iter() {
        match image.and_then(|image| image.main().get()) {
            Ok(Some(true)) => return Ok(true),
            Ok(_) => {}
            Err(undetermined) => unreadable = Err(undetermined),
        }
    }
    unreadable
}

rule! {
    OBJ_017 = "OBJ-017", Should, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["39570" "scope" S, "35411" "6 (topic)" S], confidence M,
    fields ["images", "images/url", "images/main", "images/width", "images/height", "images/digest", "videos", "videos/url", "videos/width",
        "videos/height", "videos/digest"],
    formats ["images/url", "images/width", "images/height", "images/digest", "videos/url", "videos/width", "videos/height", "videos/digest"],
    title "图像展示" / "pictures",
    says "{label}应大于 0，实为 {actual}" / "{label} should be above 0, is {actual}",
    also [no_main "至少要有一张主图" / "at least one picture must be the main one"],
    fix "给出至少一张主图；图片和视频写明 https 地址、宽高和摘要" / "give at least one main picture; for pictures and videos state https address, width, height and digest",
    pass {"videos": [{"url": "https://img.shop.example/l-501/v.mp4", "width": 720, "height": 1280, "digest": "sha256:9f86d081"}]},
    fail {"images": [{"url": "http://img.shop.example/l-501/1.jpg", "main": true, "width": 800, "height": 800, "digest": "sha256:9f86d081"}]}
        at "/images/0/url",
    |listing, found| {
        let images = found.require(listing.images())?;
        let pictures = each(images, |image| medium(found, image.url(), image.digest(), [image.width(), image.height()]));
        let main = has_main(images).map(|has| {
            if !has {
                found.problem(listing.images(), "no_main");
            }
        });
        let moving = listing.videos().get()?.map_or(Ok(()), |videos| {
            each(videos, |video| medium(found, video.url(), video.digest(), [video.width(), video.height()]))
        });
        pictures.and(main).and(moving)
    }
}

rule! {
    /// The standard's own number is not public: the default is a convention that callers set as they need.
    OBJ_018 = "OBJ-018", Should, audit, Record on Listing,
    home OBJECT_GUARANTEE, basis ["derived" "legible pictures; the number is a setting" I], confidence L,
    fields ["images", "images/width", "images/height"], settings [min_edge = 500],
    title "图片像素" / "pixels",
    says "图片边长应不少于 {expected} 像素，实为 {actual}" / "the picture's edge should be at least {expected} pixels, is {actual}",
    fix "使用边长足够的图片" / "use a picture with longer edges",
    pass {},
    fail {"images": [{"url": "https://img.shop.example/l-501/1.jpg", "main": true, "width": 800, "height": 499, "digest": "sha256:9f86d081"}]}
        at "/images/0/height",
    |listing, found| {
        let Some(images) = listing.images().get()? else { return Ok(()) };
        let least = found.setting("min_edge");
        each(images, |image| {
            let mut outcome = Ok(());
            for edge in [image.width(), image.height()] {
                match edge.get() {
                    Ok(Some(pixels)) if pixels < least => {
                        found.at(edge).param("expected", Param::Int(least)).param("actual", Param::Int(pixels));
                    }
                    Ok(_) => {}
                    Err(undetermined) => outcome = Err(undetermined),
                }
            }
            outcome
        })
    }
}
