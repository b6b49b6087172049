#include "jsonl.h"

#include <dossier/sources/iso_date.h>

#include <simdjson.h>

#include <optional>

namespace dossier::sources {
namespace dom = simdjson::dom;

struct RecordParser::State {
    dom::parser parser;
};

RecordParser::RecordParser() : state_(std::make_unique<State>()) {}
RecordParser::~RecordParser() = default;

namespace {

std::optional<dom::element> field(const dom::object& object, std::string_view key) {
    dom::element value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
    return value;
}

void take_string(const dom::object& object, std::string_view key, std::string& into, Record& record) {
    const auto value = field(object, key);
    if (!value) return;
    std::string_view text;
    if (value->get_string().get(text) == simdjson::SUCCESS) {
        into = text;
    } else {
        record.problems.push_back("\"" + std::string(key) + "\" is not a string");
    }
}

void take_id(const dom::object& object, Record& record) {
    const auto value = field(object, "id");
    if (!value) return;
    std::string_view text;
    if (value->get_string().get(text) == simdjson::SUCCESS) {
        record.document.id = text;
    } else if (value->is_number()) {
        record.document.id = simdjson::minify(*value);
    } else {
        record.problems.push_back("\"id\" is neither a string nor a number");
    }
}

void take_published(const dom::object& object, Record& record) {
    std::string said;
    take_string(object, "published", said, record);
    if (said.empty()) return;
    if (auto date = iso_date_of(said)) {
        record.document.published = std::move(*date);
    } else {
        record.problems.push_back("\"published\" is no ISO date: \"" + said.substr(0, 40) + "\"");
    }
}

}  // namespace

Record RecordParser::parse(std::string& line) {
    Record record;
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    dom::element root;
    const auto error = state_->parser.parse(line.data(), line.size(), false).get(root);
    if (error != simdjson::SUCCESS) {
        record.problems.push_back(std::string("not valid JSON: ") + simdjson::error_message(error));
        return record;
    }
    dom::object object;
    if (root.get_object().get(object) != simdjson::SUCCESS) {
        record.problems.push_back("not a JSON object");
        return record;
    }
    std::string_view text;
    const auto value = field(object, "text");
    if (!value || value->get_string().get(text) != simdjson::SUCCESS) {
        record.problems.push_back(value ? "\"text\" is not a string" : "no \"text\"");
        return record;
    }
    record.usable = true;
    record.document.text = text;
    take_id(object, record);
    take_string(object, "lang", record.document.lang, record);
    take_string(object, "title", record.document.title, record);
    take_string(object, "url", record.document.origin, record);
    take_published(object, record);
    return record;
}

}  // namespace dossier::sources
