// DOCX (ECMA-376), ODT (OASIS OpenDocument) and EPUB: zip archives of XML.
#include "archive.h"
#include "formats.h"
#include "page.h"
#include "written_date.h"

#include <dossier/text/decode.h>

#include <pugixml.hpp>

#include <functional>
#include <map>

namespace dossier::sources {
namespace {

constexpr const char* again = "fetch it anew, or save it again with the program that made it";

using Members = std::map<std::string, std::string>;

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

// The members that `wanted` asks for, in memory.
Members members_of(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                   Outlet& outlet) {
    MemoryBytes source(bytes);
    ByteReader reader(source);
    ArchiveReader archive(reader);
    Members out;
    while (auto member = archive.next()) {
        if (!member->file || !wanted(member->path)) continue;
        std::string& into = out[member->path];
        std::string block(1 << 16, '\0');
        while (const std::size_t got = archive.read(block.data(), block.size())) {
            if (!outlet.expand(got) || into.size() + got > outlet.options().max_bytes)
                throw ReadError("a member expands beyond the limit");
            into.append(block, 0, got);
        }
    }
    return out;
}

// Paragraphs and headings a blank line apart, cells of a row with tabs between.
class TextCollector : public pugi::xml_tree_walker {
  public:
    std::string text;

    bool for_each(pugi::xml_node& node) override {
        const std::string_view name = local_name(node);
        if (name == "p" || name == "h") separate(within_cell(node) ? "\t" : "\n\n");
        if (name == "tr" || name == "table-row") separate("\n\n");
        if (name == "tab") text += '\t';
        if (name == "br" || name == "line-break" || name == "s") text += ' ';
        const bool shown = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
        if (shown && is_text(node.parent())) text += node.value();
        return true;
    }

  private:
    void separate(const char* with) {
        if (!text.empty() && text.back() != '\n' && text.back() != '\t') text += with;
    }
    static bool within_cell(const pugi::xml_node& node) {
        const std::string_view parent = local_name(node.parent());
        return (parent == "tc" || parent == "table-cell") && node.parent().previous_sibling();
    }
    // Word keeps text in w:t, and what was deleted in w:delText; OpenDocument anywhere below a paragraph.
    static bool is_text(const pugi::xml_node& parent) {
        const std::string_view name = parent.name();
        if (name.starts_with("w:")) return name == "w:t";
        return !name.starts_with("text:tracked") && !name.starts_with("office:annotation");
    }
};

bool parse(pugi::xml_document& xml, const std::string& text) {
    return xml.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata).status ==
           pugi::status_ok;
}

pugi::xml_node descendant(pugi::xml_node node, std::string_view name) {
    return node.find_node([&](const pugi::xml_node& each) { return local_name(each) == name; });
}

void take_properties(const Members& members, const char* path, Document& document) {
    const auto found = members.find(path);
    pugi::xml_document xml;
    if (found == members.end() || !parse(xml, found->second)) return;
    document.title = descendant(xml, "title").text().get();
    document.author = descendant(xml, "creator").text().get();
    if (document.author.empty()) document.author = descendant(xml, "initial-creator").text().get();
}

void read_paragraphs(const Members& members, const char* path, const char* properties, const Origin& origin,
                     Outlet& outlet) {
    const auto found = members.find(path);
    pugi::xml_document xml;
    if (found == members.end() || !parse(xml, found->second))
        return outlet.fail(origin.name, std::string("broken: no readable ") + path, again);
    Document document;
    take_properties(members, properties, document);
    TextCollector collector;
    pugi::xml_node body = descendant(xml, "body");
    if (!body) body = xml.document_element();
    body.traverse(collector);
    document.text = decode(collector.text, "UTF-8").text;
    if (document.text.empty()) return outlet.fail(origin.name, "empty: a document without text");
    document.text += '\n';
    document.lang = language_of(document.text);
    document.url = origin.url;
    outlet.document(std::move(document), origin.name);
}

// The folder of a path, with its "/".
std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

void read_epub(const Members& members, const Origin& origin, Outlet& outlet) {
    pugi::xml_document container, package;
    const auto index = members.find("META-INF/container.xml");
    if (index == members.end() || !parse(container, index->second))
        return outlet.fail(origin.name, "broken: no readable META-INF/container.xml", again);
    const std::string path = descendant(container, "rootfile").attribute("full-path").value();
    const auto found = members.find(path);
    if (found == members.end() || !parse(package, found->second))
        return outlet.fail(origin.name, "broken: no readable package document", again);
    std::map<std::string, std::string> files;
    for (const pugi::xml_node& item : descendant(package, "manifest").children())
        files[item.attribute("id").value()] = item.attribute("href").value();
    Document document;
    const pugi::xml_node meta = descendant(package, "metadata");
    document.title = descendant(meta, "title").text().get();
    document.author = descendant(meta, "creator").text().get();
    document.lang = descendant(meta, "language").text().get();
    document.lang = document.lang.substr(0, document.lang.find_first_of("-_"));
    DateReader dates("en");
    if (auto day = dates.at_head(descendant(meta, "date").text().get())) document.published = *day;
    for (const pugi::xml_node& part : descendant(package, "spine").children()) {
        const auto page = members.find(folder_of(path) + files[part.attribute("idref").value()]);
        if (page == members.end()) continue;
        const std::string text = text_of_fragment(decode(page->second, "UTF-8").text, "");
        if (!text.empty()) document.text += (document.text.empty() ? "" : "\n") + text;
    }
    if (document.text.empty()) return outlet.fail(origin.name, "empty: a book without text");
    if (document.lang.empty()) document.lang = language_of(document.text);
    outlet.document(std::move(document), origin.name);
}

}  // namespace

void read_office(std::string_view bytes, const Origin& origin, SourceKind kind, Outlet& outlet) {
    try {
        const Members members = members_of(
            bytes,
            [](std::string_view path) {
                return path.ends_with(".xml") || path.ends_with(".opf") || path.ends_with("html") ||
                       path.ends_with(".htm");
            },
            outlet);
        if (kind == SourceKind::docx)
            return read_paragraphs(members, "word/document.xml", "docProps/core.xml", origin, outlet);
        if (kind == SourceKind::odt)
            return read_paragraphs(members, "content.xml", "meta.xml", origin, outlet);
        read_epub(members, origin, outlet);
    } catch (const ReadError& error) {
        outlet.fail(origin.name, error.what(), again);
    }
}

}  // namespace dossier::sources
