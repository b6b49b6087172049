// The one list of commands. Help, completeness tests and the manual are derived from it.
#include "command.h"

#include <array>

namespace dossier::cli {

Run setup_audit(CLI::App& app);
Run setup_check(CLI::App& app);
Run setup_conflicts(CLI::App& app);
Run setup_dates(CLI::App& app);
Run setup_deals(CLI::App& app);
Run setup_diff(CLI::App& app);
Run setup_documents(CLI::App& app);
Run setup_dump(CLI::App& app);
Run setup_entities(CLI::App& app);
Run setup_eval(CLI::App& app);
Run setup_export(CLI::App& app);
Run setup_extract(CLI::App& app);
Run setup_ingest(CLI::App& app);
Run setup_merge(CLI::App& app);
Run setup_money(CLI::App& app);
Run setup_network(CLI::App& app);
Run setup_patterns(CLI::App& app);
Run setup_percents(CLI::App& app);
Run setup_quantities(CLI::App& app);
Run setup_read(CLI::App& app);
Run setup_refresh(CLI::App& app);
Run setup_report(CLI::App& app);
Run setup_search(CLI::App& app);
Run setup_show(CLI::App& app);
Run setup_summary(CLI::App& app);
Run setup_timeline(CLI::App& app);
Run setup_totals(CLI::App& app);
Run setup_versions(CLI::App& app);

std::span<const Command> commands() {
    static constexpr std::array list{
        Command{"extract", "Print the facts of documents",
                "  dossier extract article.txt\n"
                "  cat article.txt | dossier extract --published 2019-04-30 | jq '.deals[]'\n"
                "  dossier extract --from jsonl --only money,deals --format table news.jsonl\n",
                setup_extract},
        Command{"ingest", "Read documents into a knowledge base",
                "  dossier ingest news/ --kb news.db\n"
                "  dossier ingest --from jsonl < feed.jsonl\n",
                setup_ingest},
        Command{"refresh", "Read documents again after a change of patterns",
                "  dossier refresh --kb news.db\n"
                "  dossier refresh --kb news.db --patterns my-patterns\n",
                setup_refresh},
        Command{"read", "Print documents as they will be read",
                "  dossier read page.html\n"
                "  dossier read crawl.warc.gz --format jsonl | jq -r .title\n"
                "  curl -s https://example.org/news | dossier read --from html\n",
                setup_read},
        Command{"check", "Check the figures of a draft",
                "  dossier check draft.md --kb news.db\n"
                "  dossier check draft.md --format html > checked.html\n"
                "  dossier check --self < draft.md\n",
                setup_check},
        Command{"versions", "List texts that stood where another stands now",
                "  dossier versions --kb news.db\n"
                "  dossier versions press/notice.txt --format jsonl | jq -r .text\n",
                setup_versions},
        Command{"search", "Find documents and deals by words and fields",
                "  dossier search 'pipeline loan*'\n"
                "  dossier search '\"safe cities\" OR surveillance -opinion'\n"
                "  dossier search 'amount>1e8 currency=USD role.client=UZ status!=rejected'\n"
                "  dossier search 'кредит* published>=2018' --format jsonl\n",
                setup_search},
        Command{"documents", "List the documents of a knowledge base",
                "  dossier documents --since 2019-04 --sort deals\n"
                "  dossier documents --entity Huawei --format jsonl | jq -r .sha256\n",
                setup_documents},
        Command{"entities", "List people, organizations and places",
                "  dossier entities --type organization --limit 20\n"
                "  dossier entities --country Uzbekistan\n",
                setup_entities},
        Command{"money", "List amounts of money with their quotes",
                "  dossier money --currency USD --min-amount 1e9 --sort amount\n"
                "  dossier money --entity Huawei --format csv > huawei.csv\n",
                setup_money},
        Command{"percents", "List percentages with their quotes",
                "  dossier percents --min-value 50\n"
                "  dossier percents --document article.txt\n",
                setup_percents},
        Command{"dates", "List dates with their quotes",
                "  dossier dates --since 2019-04 --until 2019-Q2 --sort date\n"
                "  dossier dates --document article.txt\n",
                setup_dates},
        Command{"quantities", "List counts and measures with their quotes",
                "  dossier quantities --unit camera --sort value\n"
                "  dossier quantities --document article.txt\n",
                setup_quantities},
        Command{"deals", "List deals with their parties",
                "  dossier deals --entity Huawei --status agreed --sort amount\n"
                "  dossier deals --country UZ --since 2018 --format jsonl\n",
                setup_deals},
        Command{"show", "Show a document with its facts",
                "  dossier show article.txt\n"
                "  dossier show 3f9a1c --color always | less -R\n",
                setup_show},
        Command{"summary", "Sum up a knowledge base, or one entity in it",
                "  dossier summary\n"
                "  dossier summary Huawei --format jsonl\n",
                setup_summary},
        Command{"timeline", "List deals in the order of time, each once",
                "  dossier timeline Huawei\n"
                "  dossier timeline --country UZ --since 2018\n",
                setup_timeline},
        Command{"totals", "Add up the amounts of deals",
                "  dossier totals --by year --currency USD\n"
                "  dossier totals --by party --type loan --format csv\n"
                "  dossier totals --by year --rates eurofxref-hist.csv --into USD\n",
                setup_totals},
        Command{"network", "Show who deals with whom",
                "  dossier network Huawei | dot -Tsvg > huawei.svg\n"
                "  dossier network --format graphml > all.graphml\n",
                setup_network},
        Command{"conflicts", "List what documents disagree on",
                "  dossier conflicts\n"
                "  dossier conflicts --entity Huawei --format jsonl\n",
                setup_conflicts},
        Command{"report", "Write a page with the figures, deals and quotes",
                "  dossier report -o report.html\n"
                "  dossier report Huawei --since 2018 -o huawei.html\n"
                "  dossier report --country UZ --title 'Uzbekistan, told by the press' -o uz.html\n",
                setup_report},
        Command{"export", "Write a knowledge base in the formats of others",
                "  dossier export --format ftm > entities.ftm.json\n"
                "  dossier export --format ocds --country UZ -o releases.json\n"
                "  dossier export --format brat -o annotated/\n"
                "  dossier export --format jsonl --since 2019 | jq -c '.deals[]'\n",
                setup_export},
        Command{"diff", "Compare two knowledge bases, or two times",
                "  dossier diff monday.db tuesday.db\n"
                "  dossier diff news.db --before-until 2019-04-30 --format jsonl\n"
                "  dossier diff news.db --before-until 2018 --after-until 2019 --country UZ\n",
                setup_diff},
        Command{"audit", "List what could not be read, or not in full",
                "  dossier audit --kb news.db\n"
                "  dossier audit --format jsonl | jq -r 'select(.kind == \"failed\").origin'\n",
                setup_audit},
        Command{"merge", "Merge knowledge bases", "  dossier merge monday.db tuesday.db -o week.db\n",
                setup_merge},
        Command{"dump", "Print the whole content of a knowledge base",
                "  dossier dump --kb news.db > news.dump\n"
                "  diff <(dossier dump --kb a.db) <(dossier dump --kb b.db)\n",
                setup_dump},
        Command{"eval", "Score extraction against gold facts",
                "  dossier eval gold.jsonl\n"
                "  dossier eval gold.jsonl --errors deals\n"
                "  dossier extract gold.jsonl | dossier eval gold.jsonl --facts - --format jsonl\n"
                "  dossier eval corpora/gold.jsonl --floors tests/quality/floors.toml\n",
                setup_eval},
        Command{"patterns", "List, test, lint and explain the pattern rules",
                "  dossier patterns list --stage money\n"
                "  dossier patterns test --patterns my-patterns\n"
                "  dossier patterns lint my-patterns\n"
                "  dossier patterns explain 'It paid $1.2bn on 3 May 2019.'\n",
                setup_patterns},
    };
    return list;
}

}  // namespace dossier::cli
