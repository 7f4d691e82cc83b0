//! PAY 支付处理: the 49 requirements of payment processing.

registry! {
    parties, amounts, manner, status, callback, notice, secrets, kept, trouble, refund;
    parties::PAY_001, amounts::PAY_002, amounts::PAY_003, manner::PAY_004, manner::PAY_005, parties::PAY_006, parties::PAY_007,
    parties::PAY_008, parties::PAY_009, parties::PAY_010, parties::PAY_011, status::PAY_012, status::PAY_013, status::PAY_014,
    status::PAY_015, callback::PAY_016, callback::PAY_017, callback::PAY_018, callback::PAY_019, callback::PAY_020,
    callback::PAY_021, amounts::PAY_022, callback::PAY_023, notice::PAY_024, notice::PAY_025, notice::PAY_026,
    amounts::PAY_027, manner::PAY_028, secrets::PAY_029, notice::PAY_030, manner::PAY_031, amounts::PAY_032, kept::PAY_033,
    kept::PAY_034, kept::PAY_035, kept::PAY_036, trouble::PAY_037, trouble::PAY_038, trouble::PAY_039, kept::PAY_040,
    refund::PAY_041, refund::PAY_042, refund::PAY_043, refund::PAY_044, notice::PAY_045, manner::PAY_046, notice::PAY_047,
    notice::PAY_048, secrets::PAY_049,
}

use crate::document::{Entry, Undetermined};
use crate::records::payment::{Payment, PaymentChannel, PaymentStatus};
use crate::report::Found;

/// Whether money has been paid.
pub(crate) fn is_paid(payment: Payment<'_>) -> Result<bool, Undetermined> {
    Ok(payment.status().get()?.is_some_and(PaymentStatus::is_paid))
}

/// Whether the payment goes through a gateway with a merchant's account: neither cash nor a transfer between companies.
pub(crate) fn through_gateway(payment: Payment<'_>) -> Result<bool, Undetermined> {
    Ok(!matches!(payment.channel().get()?, Some(PaymentChannel::Cod | PaymentChannel::CorporateTransfer)))
}

/// The one of two members that is given, as gateways name one thing differently; a finding at the first where neither is.
pub(crate) fn one_of<'r>(
    found: &mut Found<'_>,
    first: Entry<'r, &'r str>,
    second: Entry<'r, &'r str>,
) -> Result<(Entry<'r, &'r str>, &'r str), Undetermined> {
    match (first.get(), second.get()) {
        (Ok(Some(text)), _) => Ok((first, text)),
        (_, Ok(Some(text))) => Ok((second, text)),
        (Ok(None), Ok(None)) => {
            found.add(first, "missing").related(second);
            Err(Undetermined)
        }
        _ => Err(Undetermined),
    }
}
