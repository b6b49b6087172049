// The questions that a knowledge base is asked, as a user asks them: a process each.
#pragma once
#include <filesystem>

namespace bench {

// Ingests `input` (JSONL or a folder) into a knowledge base below `scratch`, then prints the wall time of
// each command over it: median of `runs`. `draft` is what `check` is given. Throws std::runtime_error if one
// fails.
void commands(const std::filesystem::path& dossier, const std::filesystem::path& input,
              const std::filesystem::path& draft, const std::filesystem::path& scratch, int runs);

}  // namespace bench
