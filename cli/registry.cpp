// The one list of commands. Help, completeness tests and the manual are derived from it.
#include "command.h"

#include <array>

namespace dossier::cli {

Run setup_extract(CLI::App& app);

std::span<const Command> commands() {
    static constexpr std::array list{
        Command{"extract", "Print the facts of documents",
                "  dossier extract article.txt\n"
                "  cat article.txt | dossier extract --published 2019-04-30 | jq '.deals[]'\n"
                "  dossier extract --from jsonl --only money,deals --format table news.jsonl\n",
                setup_extract},
    };
    return list;
}

}  // namespace dossier::cli
