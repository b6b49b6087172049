#include "html_text.h"
#include "html_tree.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace dossier::sources {

namespace {

constexpr int deepest = 4000;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Elements that are never closed, or that the next of their kind closes.
bool closes_itself(std::string_view name) {
    static constexpr std::string_view names[] = {
        "p",  "li",     "br",  "img",  "td",   "tr",    "th",  "input", "meta",   "link",  "hr",   "dt",
        "dd", "option", "col", "area", "base", "embed", "wbr", "param", "source", "track", "tbody"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

bool is_nested_too_deep(std::string_view html) {
    int depth = 0;
    std::string name;
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
        const bool closes = ++at < html.size() && html[at] == '/';
        at += closes;
        name.clear();
        while (at < html.size() && (is_letter(html[at]) || (html[at] >= '0' && html[at] <= '9')) &&
               name.size() < 12)
            name += static_cast<char>(html[at++] | 0x20);
        if (name.empty() || closes_itself(name)) continue;
        depth = closes ? std::max(depth - 1, 0) : depth + 1;
        if (depth > deepest) return true;
    }
    return false;
}

// Gumbo makes many small allocations and frees them one by one; here they go with the tree.
struct HtmlTree::Arena {
    static constexpr std::size_t block_size = 1 << 18, alignment = alignof(std::max_align_t);
    std::vector<std::unique_ptr<std::byte[]>> blocks;
    std::byte* at = nullptr;
    std::size_t left = 0;

    static void* allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); }
    static void release(void*, void*) {}

    void* take(std::size_t size) {
        size = (size + alignment - 1) / alignment * alignment;
        if (size > left) {
            const std::size_t block = std::max(size, block_size);
            blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
            at = blocks.back().get();
            left = block;
        }
        std::byte* const out = at;
        at += size;
        left -= size;
        return out;
    }
};

HtmlTree::HtmlTree(std::string_view html) : arena_(std::make_unique<Arena>()) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Arena::allocate;
    options.deallocator = &Arena::release;
    options.userdata = arena_.get();
    options.max_errors = 0;
    const GumboOutput* parsed = gumbo_parse_with_options(&options, html.data(), html.size());
    struct Open {
        const GumboVector* children;
        unsigned next;
        std::uint32_t index;
    };
    std::vector<Open> open;
    const auto enter = [&](const GumboNode* node, std::uint32_t parent) {
        const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
        const bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                          node->type == GUMBO_NODE_CDATA;
        if (!element && !text) return;
        const auto index = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({node, parent, index + 1, element ? node->v.element.tag : GUMBO_TAG_UNKNOWN, text});
        if (element) open.push_back({&node->v.element.children, 0, index});
    };
    enter(parsed->root, 0);
    while (!open.empty()) {
        Open& last = open.back();
        if (last.next < last.children->length) {
            enter(static_cast<const GumboNode*>(last.children->data[last.next++]), last.index);
        } else {
            nodes_[last.index].end = static_cast<std::uint32_t>(nodes_.size());
            open.pop_back();
        }
    }
}

HtmlTree::~HtmlTree() = default;

std::string_view HtmlTree::attribute(std::uint32_t node, const char* name) const {
    const HtmlNode& at = nodes_[node];
    if (at.text) return {};
    const GumboAttribute* found = gumbo_get_attribute(&at.node->v.element.attributes, name);
    return found ? std::string_view(found->value) : std::string_view{};
}

std::string HtmlTree::text_below(std::uint32_t node) const {
    FoldedText out;
    for (std::uint32_t i = node; i < nodes_[node].end; ++i)
        if (nodes_[i].text) out.add(text(i));
    return out.take();
}

}  // namespace dossier::sources
