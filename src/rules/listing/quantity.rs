//! Net content 净含量: how much is in the package, in the unit that its size asks for.

use super::category::given;
use crate::decimal::Decimal;
use crate::document::Entry;
use crate::records::goods::{Goods, NetContent, NetUnit};
use crate::records::listing::Listing;
use crate::report::{Found, Param};
use crate::rule::Outcome;

/// The unit a quantity should be in: below a thousand of the smaller unit that one, from there on the larger.
fn proper_unit(quantity: Decimal, unit: NetUnit) -> NetUnit {
    let (small, large) = (quantity.ten_thousandths < Decimal::ONE, quantity.ten_thousandths >= 1_000 * Decimal::ONE);
    match unit {
        NetUnit::Milligram if large => NetUnit::Gram,
        NetUnit::Gram if large => NetUnit::Kilogram,
        NetUnit::Kilogram if small => NetUnit::Gram,
        NetUnit::Millilitre if large => NetUnit::Litre,
        NetUnit::Litre if small => NetUnit::Millilitre,
        _ => unit,
    }
}

fn unit_fits<'r>(found: &mut Found<'_>, entry: Entry<'r, NetContent<'r>>) -> Outcome {
    let Some(net_content) = entry.get()? else { return Ok(()) };
    let unit = found.require(net_content.unit());
    let quantity = found.require(net_content.quantity())?;
    if quantity.ten_thousandths <= 0 {
        found.add(net_content.quantity(), "not_positive").param("actual", Param::Decimal(quantity));
        return Ok(());
    }
    let unit = unit?;
    let expected = proper_unit(quantity, unit);
    if expected != unit {
        let making = found.at(net_content.unit()).related(net_content.quantity());
        making.param("expected", Param::Word(expected.word())).param("actual", Param::Word(unit.word()));
    }
    Ok(())
}

rule! {
    OBJ_096 = "OBJ-096", Shall, gate, Record on Listing,
    home OBJECT_GUARANTEE, basis ["QPM" "units by quantity" K], confidence M,
    fields ["net_content", "net_content/quantity", "net_content/unit", "goods/food/net_content", "goods/food/net_content/quantity",
        "goods/food/net_content/unit", "goods/cosmetic/net_content", "goods/cosmetic/net_content/quantity", "goods/cosmetic/net_content/unit"],
    formats ["net_content/quantity", "net_content/unit", "goods/food/net_content/quantity", "goods/food/net_content/unit",
        "goods/cosmetic/net_content/quantity", "goods/cosmetic/net_content/unit"],
    title "净含量单位" / "unit of net content",
    says "净含量的单位应为{expected}，实为{actual}" / "the unit of the net content should be {expected}, is {actual}",
    also [not_positive "净含量应大于 0，实为 {actual}" / "the net content should be above 0, is {actual}"],
    fix "不足 1000 克用克，1000 克及以上用千克；不足 1000 毫升用毫升，1000 毫升及以上用升" / "below 1000 g in g, from there in kg; below 1000 mL in mL, from there in L",
    pass {"net_content": {"quantity": "999.9", "unit": "g"}},
    fail {"net_content": {"quantity": 1000, "unit": "g"}} at "/net_content/unit",
    |listing, found| {
        let listed = unit_fits(found, listing.net_content());
        let food = given(listing, Goods::food).and_then(|food| food.map_or(Ok(()), |food| unit_fits(found, food.net_content())));
        let cosmetic = given(listing, Goods::cosmetic).and_then(|cosmetic| cosmetic.map_or(Ok(()), |cosmetic| unit_fits(found, cosmetic.net_content())));
        listed.and(food).and(cosmetic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_change_at_a_thousand_and_at_one() {
        let table = [
            ("999.9999", NetUnit::Gram, NetUnit::Gram),
            ("1000", NetUnit::Gram, NetUnit::Kilogram),
            ("0.9999", NetUnit::Kilogram, NetUnit::Gram),
            ("1", NetUnit::Kilogram, NetUnit::Kilogram),
            ("0.5", NetUnit::Gram, NetUnit::Gram),
            ("500", NetUnit::Milligram, NetUnit::Milligram),
            ("1000", NetUnit::Milligram, NetUnit::Gram),
            ("999", NetUnit::Millilitre, NetUnit::Millilitre),
            ("1000", NetUnit::Millilitre, NetUnit::Litre),
            ("0.5", NetUnit::Litre, NetUnit::Millilitre),
            ("2000", NetUnit::Piece, NetUnit::Piece),
        ];
        for (quantity, unit, expected) in table {
            let read = Decimal::from_text(quantity.as_bytes()).unwrap();
            assert_eq!(proper_unit(read, unit), expected, "{quantity} {}", unit.word());
        }
    }
}
