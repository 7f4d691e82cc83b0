//! Agricultural products, textiles, toys and publications.

use super::category;
use crate::identifiers;
use crate::records::goods::Goods;
use crate::records::goods_kind::GoodsKind;
use crate::records::listing::Listing;

rule! {
    /// Whether it must be packed and marked turns on who grew it: without the block nothing can be said.
    OBJ_102 = "OBJ-102", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["AGR" "38, 39" S], confidence M,
    packs [Agricultural],
    fields ["goods/agri", "goods/agri/name", "goods/agri/origin", "goods/agri/producer", "goods/agri/producer/name", "goods/agri/date",
        "goods/agri/not_shown", "goods/agri/grade", "goods/agri/conformity_promise", "goods/agri/conformity_promise/reference"],
    formats ["goods/agri/name", "goods/agri/origin", "goods/agri/producer/name", "goods/agri/producer/address", "goods/agri/producer/contact",
        "goods/agri/date", "goods/agri/not_shown", "goods/agri/grade", "goods/agri/conformity_promise/reference",
        "goods/agri/conformity_promise/at", "goods/agri/conformity_promise/digest"],
    title "农产品标识与承诺达标合格证" / "marking and promise of conformity of agricultural products",
    says "农产品标识不全" / "the marking of the agricultural product is incomplete",
    fix "写明品名、产地、生产者、生产日期、品质等级，并附承诺达标合格证" / "state name, origin, producer, date and grade, and add the promise-of-conformity certificate",
    upon crate::rules::listing::example::AGRICULTURAL,
    pass {}, fail {"goods": {"agri": {"origin": null}}} at "/goods/agri/origin",
    |listing, found| {
        let agri = category::needed(listing, Goods::agri)?;
        let texts = found.present([agri.name(), agri.origin(), agri.grade()]);
        let date = if agri.not_shown().is_given() { Ok(()) } else { found.present([agri.date()]) };
        let producer = found.require(agri.producer()).and_then(|producer| found.present([producer.name()]));
        found.evidence(agri.conformity_promise()).and(producer).and(date).and(texts)
    }
}

rule! {
    OBJ_103 = "OBJ-103", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["5296.4" "instructions for use" K, "18401" "safety class" K], confidence M,
    packs [Textile],
    fields ["goods/textile", "goods/textile/maker", "goods/textile/maker/name", "goods/textile/maker/address", "goods/textile/name",
        "goods/textile/size", "goods/textile/fibre", "goods/textile/care", "goods/textile/standard", "goods/textile/safety_class"],
    formats ["goods/textile/maker/name", "goods/textile/maker/address", "goods/textile/maker/contact", "goods/textile/name",
        "goods/textile/size", "goods/textile/fibre", "goods/textile/care", "goods/textile/standard", "goods/textile/safety_class"],
    title "纺织品使用说明" / "instructions for textiles",
    says "纺织品使用说明不全" / "the instructions for the textile are incomplete",
    fix "写明制造者、名称、号型、纤维成分、维护方法、执行标准和安全类别（A、B、C）" /
        "state maker, name, size, fibre content, care, standard and safety class (A, B, C)",
    upon crate::rules::listing::example::TEXTILE,
    pass {}, fail {"goods": {"textile": {"safety_class": "D"}}} at "/goods/textile/safety_class",
    |listing, found| {
        let textile = category::required(listing, found, Goods::textile)?;
        let texts = found.present([textile.name(), textile.size(), textile.fibre(), textile.care(), textile.standard()]);
        let class = found.present([textile.safety_class()]);
        category::maker(found, textile.maker()).and(class).and(texts)
    }
}

rule! {
    /// A toy of the catalogue names its certificate, whose number and days OBJ-080 checks.
    OBJ_104 = "OBJ-104", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["6675" "age, warnings" K, "CNCA" "27" S], confidence M,
    packs [Toy],
    fields ["goods/toy", "goods/toy/age_grade", "goods/toy/warnings", "goods/toy/ccc", "goods/ccc_cert"],
    formats ["goods/toy/age_grade", "goods/toy/warnings"],
    title "玩具" / "toys",
    says "玩具信息不全" / "what must be said of the toy is incomplete",
    fix "写明适用年龄、安全警示；属强制性认证目录的写明证书" / "state the age it is for and its warnings, and the certificate where it is in the catalogue",
    pass {"goods_kind": "toy", "goods": {"toy": {"age_grade": "3 岁以上", "warnings": "含小零件，三岁以下儿童不宜使用", "ccc": true},
        "ccc_cert": {"in_catalogue": true, "number": "2022012202490096", "valid_to": "2027-08-01"}}},
    fail {"goods_kind": "toy", "goods": {"toy": {"age_grade": "3 岁以上", "warnings": "含小零件，三岁以下儿童不宜使用", "ccc": true}}}
        at "/goods/ccc_cert",
    |listing, found| {
        let toy = category::required(listing, found, Goods::toy)?;
        let texts = found.present([toy.age_grade(), toy.warnings()]);
        if found.require(toy.ccc())? {
            category::required(listing, found, Goods::ccc_cert)?;
        }
        texts
    }
}

rule! {
    /// Books have a book number; periodicals and recordings have others, which are not checked here.
    OBJ_105 = "OBJ-105", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["5795" "ISBN" K], confidence M,
    packs [Publication],
    fields ["goods/publication", "goods/publication/isbn", "goods/publication/publisher"],
    formats ["goods/publication/isbn", "goods/publication/publisher"],
    title "出版物" / "publications",
    says "出版物信息不全" / "what must be said of the publication is incomplete",
    fix "写明出版单位，图书还须写明国际标准书号" / "state the publisher, and of a book the ISBN",
    pass {"goods_kind": "book", "goods": {"publication": {"isbn": "978-7-111-12806-9", "publisher": "机械工业出版社"}}},
    fail {"goods_kind": "book", "goods": {"publication": {"isbn": "978-7-111-12806-8", "publisher": "机械工业出版社"}}} at "/goods/publication/isbn",
    |listing, found| {
        let publication = category::required(listing, found, Goods::publication)?;
        let publisher = found.present([publication.publisher()]);
        if listing.goods_kind().get()? == Some(GoodsKind::Book) {
            found.present([publication.isbn()]).and(publisher)?;
        }
        found.identifier(publication.isbn(), identifiers::isbn::check).and(publisher)
    }
}
