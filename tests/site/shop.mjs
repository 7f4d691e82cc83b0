/** What the shop's forms say, in whatever browser. */

/** The kind of record of each form. */
export const KINDS = { onboarding: 'subject', listing: 'listing', checkout: 'order', refund: 'aftersale' };

/** What each says of a record that is taken. */
export const ACCEPTED = { onboarding: '申请已收到', listing: '已提交审核', checkout: '订单已提交', refund: '原路退回' };

/** What each mistake brings up. */
export const MISTAKES = {
  onboarding: [
    { '/uscc': 'SUB-005' },
    { '/licences/1/valid_to': 'SUB-026' },
    { '/licences/1/holder_name': 'SUB-025' },
    { '/settlement_account/holder': 'SUB-042' },
    { '/contacts/mobile': 'SUB-012' },
    { '/regulated_categories/0/category': 'SUB-022' },
  ],
  listing: [
    { '/title': 'OBJ-060' },
    { '/gtin': 'OBJ-014' },
    { '/return_7d_exclusion': 'OBJ-025' },
    { '/safety_notes/0': 'OBJ-024' },
    { '/price': 'OBJ-040' },
    { '/images/0/url': 'OBJ-017' },
  ],
  checkout: [
    { '/consignee/phone': 'ORD-018' },
    { '/consignee/address': 'ORD-018' },
    { '/lines/0/quantity': 'ORD-003' },
    { '/delivery/promised_arrive_at': 'ORD-020' },
    { '/payable_amount': 'ORD-007' },
    { '/consignee/region_code': 'ORD-018' },
  ],
  refund: [
    { '/refund_amount': 'AFS-015', '/refund/amount': 'AFS-023' },
    { '/refund/amount': 'AFS-023' },
    { '/refund/refunded_at': 'AFS-023', '/refunded_at': 'AFS-013' },
    { '/applied_at': 'AFS-006', '/accepted_at': 'AFS-011' },
    { '/reason': 'AFS-003' },
    { '/refunded_at': 'AFS-013' },
  ],
};

/** In the page: what is said in a form, by the field where it stands. */
export const saidIn = (name) =>
  Object.fromEntries(
    [...document.querySelectorAll(`form[data-form="${name}"] [data-message]`)]
      .filter((element) => element.textContent.trim() !== '')
      .map((element) => [element.dataset.message, [...element.children].map(({ dataset }) => dataset.rule).join()]),
  );
