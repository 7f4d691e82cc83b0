/** The same types by `require`. */
import tradelint = require('tradelint');
import core = require('tradelint/core');
import locale = require('tradelint/locale/en');

core.addLocale(locale.en);
const { findings }: tradelint.Report<'order'> = tradelint.check('order', {}, { locale: 'en' });
// @ts-expect-error unknown kind of record
core.check('invoice', {});
export = findings;
