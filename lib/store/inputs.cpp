#include "database.h"

#include <dossier/store/inputs.h>

namespace dossier {

bool InputFile::same_as(const InputFile& other) const {
    return path == other.path && size == other.size && modified == other.modified &&
           changed == other.changed && inode == other.inode && reading == other.reading &&
           place == other.place;
}

struct KnownInputs::State {
    explicit State(KnowledgeBase base_)
        : base(std::move(base_)),
          row(base.impl().database,
              "SELECT size, modified, changed, inode, reading, documents, failures, place, ifnull(sha256, "
              "'') FROM inputs WHERE path = "
              "?") {}
    KnowledgeBase base;
    SQLite::Statement row;
};

KnownInputs::KnownInputs(KnowledgeBase base) : state_(store::prepared<State>(std::move(base))) {}
KnownInputs::~KnownInputs() = default;

std::optional<InputFile> KnownInputs::find(const std::string& path) {
    return store::with(state_->base, [&](SQLite::Database&) {
        SQLite::Statement& row = state_->row;
        row.bindNoCopy(1, path);
        std::optional<InputFile> found;
        if (row.executeStep())
            found = InputFile{path,
                              row.getColumn(0).getInt64(),
                              row.getColumn(1).getInt64(),
                              row.getColumn(2).getInt64(),
                              row.getColumn(3).getInt64(),
                              store::text_at(row, 4),
                              row.getColumn(5).getInt64(),
                              row.getColumn(6).getInt64(),
                              store::text_at(row, 7),
                              {},
                              store::text_at(row, 8)};
        row.reset();
        return found;
    });
}

}  // namespace dossier
