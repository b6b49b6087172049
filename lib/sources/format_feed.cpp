// RSS 0.9–2.0, RDF and Atom: each entry is a document.
#include "formats.h"
#include "page.h"
#include "written_date.h"

#include <dossier/text/decode.h>

#include <pugixml.hpp>

namespace dossier::sources {
namespace {

// Without the prefix of a namespace: "dc:creator" is "creator", "content:encoded" is "encoded".
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

std::string text_of(const pugi::xml_node& node) {
    if (std::string_view(node.attribute("type").value()) != "xhtml") return node.text().get();
    struct Writer : pugi::xml_writer {
        std::string out;
        void write(const void* data, std::size_t size) override {
            out.append(static_cast<const char*>(data), size);
        }
    } writer;
    for (const pugi::xml_node& child : node.children())
        child.print(writer, "", pugi::format_raw);
    return writer.out;
}

struct FeedEntry {
    std::string title, link, id, author, published, updated, content, summary;
};

FeedEntry entry_of(const pugi::xml_node& item) {
    FeedEntry out;
    for (const pugi::xml_node& node : item.children()) {
        const std::string_view name = local_name(node);
        const auto take = [&](std::string& into) {
            if (into.empty()) into = text_of(node);
        };
        if (name == "title") take(out.title);
        if (name == "guid" || name == "id") take(out.id);
        if (name == "creator") take(out.author);
        if (name == "author")
            out.author = node.child("name") ? node.child("name").text().get() : text_of(node);
        if (name == "pubDate" || name == "published" || name == "date" || name == "issued")
            take(out.published);
        if (name == "updated" || name == "modified") take(out.updated);
        if (name == "encoded" || name == "content") take(out.content);
        if (name == "description" || name == "summary") take(out.summary);
        if (name == "link") {
            const std::string_view rel = node.attribute("rel").value();
            const std::string target =
                node.attribute("href") ? node.attribute("href").value() : text_of(node);
            if (out.link.empty() && (rel.empty() || rel == "alternate")) out.link = target;
        }
    }
    return out;
}

std::string line_of(const std::string& fragment) {
    std::string line = text_of_fragment(fragment, "");
    while (line.ends_with('\n'))
        line.pop_back();
    return line;
}

void take(FeedEntry&& entry, const std::string& lang, const std::string& place, Outlet& outlet) {
    Document document;
    document.title = line_of(entry.title);
    document.text = text_of_fragment(entry.content.empty() ? entry.summary : entry.content, document.title);
    if (document.text.empty()) return outlet.fail(place, "empty: an entry without text");
    DateReader dates("en");
    if (auto day = dates.at_head(entry.published.empty() ? entry.updated : entry.published))
        document.published = *day;
    document.author = line_of(entry.author);
    document.url = entry.link;
    document.lang = language_of(document.text);
    if (document.lang.empty()) document.lang = lang.substr(0, lang.find_first_of("-_"));
    outlet.document(std::move(document), place);
}

}  // namespace

void read_feed(std::string_view bytes, const Origin& origin, Outlet& outlet) {
    const std::string text = decode(bytes, origin.charset).text;
    pugi::xml_document xml;
    const pugi::xml_parse_result result = xml.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    if (!result) outlet.fail(origin.name, std::string("broken XML: ") + result.description(), "", true);
    const pugi::xml_node root = xml.document_element();
    const pugi::xml_node channel = root.child("channel") ? root.child("channel") : root;
    std::string lang = channel.child("language").text().get();
    if (lang.empty()) lang = root.attribute("xml:lang").value();
    std::size_t number = 0;
    for (const pugi::xml_node& holder : {channel, root}) {
        for (const pugi::xml_node& item : holder.children()) {
            if (local_name(item) != "item" && local_name(item) != "entry") continue;
            take(entry_of(item), lang, origin.name + ":" + std::to_string(++number), outlet);
            if (outlet.stopped()) return;
        }
        if (channel == root) break;
    }
    if (number == 0) outlet.fail(origin.name, "empty: a feed without entries");
}

}  // namespace dossier::sources
