// The one list of commands. Help, completeness tests and the manual are derived from it.
#include "command.h"

#include <array>

namespace dossier::cli {

Run setup_eval(CLI::App& app);
Run setup_extract(CLI::App& app);
Run setup_patterns(CLI::App& app);

std::span<const Command> commands() {
    static constexpr std::array list{
        Command{"extract", "Print the facts of documents",
                "  dossier extract article.txt\n"
                "  cat article.txt | dossier extract --published 2019-04-30 | jq '.deals[]'\n"
                "  dossier extract --from jsonl --only money,deals --format table news.jsonl\n",
                setup_extract},
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
