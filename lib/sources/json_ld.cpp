#include "json_ld.h"

#include <simdjson.h>

#include <vector>

namespace dossier::sources {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int deepest = 12;

std::string text_of(element value) {
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string text_of(object of, std::string_view key) {
    element value;
    return of[key].get(value) == simdjson::SUCCESS ? text_of(value) : std::string();
}

// A person or several, as names or as objects with one.
std::string names_of(element value, int depth = 0) {
    object one;
    if (value.get(one) == simdjson::SUCCESS) return text_of(one, "name");
    array several;
    if (value.get(several) != simdjson::SUCCESS || depth > 2) return text_of(value);
    std::string out;
    for (element each : several) {
        const std::string name = names_of(each, depth + 1);
        if (!name.empty()) out += (out.empty() ? "" : ", ") + name;
    }
    return out;
}

bool says_article(element type) {
    const auto fits = [](std::string_view name) {
        return name.ends_with("Article") || name.ends_with("Posting") || name.ends_with("Report");
    };
    std::string_view name;
    if (type.get(name) == simdjson::SUCCESS) return fits(name);
    array several;
    if (type.get(several) != simdjson::SUCCESS) return false;
    for (element each : several)
        if (each.get(name) == simdjson::SUCCESS && fits(name)) return true;
    return false;
}

void collect(element value, int depth, std::vector<object>& articles, std::vector<object>& dated) {
    if (depth > deepest) return;
    array several;
    if (value.get(several) == simdjson::SUCCESS) {
        for (element each : several)
            collect(each, depth + 1, articles, dated);
        return;
    }
    object one;
    if (value.get(one) != simdjson::SUCCESS) return;
    element type;
    if (one["@type"].get(type) == simdjson::SUCCESS && says_article(type)) articles.push_back(one);
    element date;
    if (one["datePublished"].get(date) == simdjson::SUCCESS) dated.push_back(one);
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        element inner;
        if (one[key].get(inner) == simdjson::SUCCESS) collect(inner, depth + 1, articles, dated);
    }
}

}  // namespace

LinkedArticle linked_article(std::string_view json) {
    LinkedArticle out;
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(simdjson::padded_string(json)).get(root) != simdjson::SUCCESS) return out;
    std::vector<object> articles, dated;
    collect(root, 0, articles, dated);
    for (const std::vector<object>* objects : {&articles, &dated})
        for (object one : *objects) {
            if (out.headline.empty() && objects == &articles) out.headline = text_of(one, "headline");
            if (out.published.empty()) out.published = text_of(one, "datePublished");
            element author;
            if (out.author.empty() && one["author"].get(author) == simdjson::SUCCESS)
                out.author = names_of(author);
        }
    return out;
}

}  // namespace dossier::sources
