// Files of every format, mangled: each is accounted for, none is fatal, none hangs.
#include "packed.h"

#include <dossier/sources/reader.h>

#include <doctest/doctest.h>

#include <random>
#include <sstream>

using namespace dossier;

namespace {

std::vector<std::string> good_files() {
    const std::string html =
        "<!doctype html><html lang=en><head><title>Dam opens</title><script type=application/ld+json>"
        "{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-01-02\",\"author\":[{\"name\":\"Ann\"}]}</"
        "script></head><body>"
        "<nav><a href=/>Home</a></nav><article><h1>Dam opens</h1><p>The government of Norland signed a "
        "contract "
        "with Vega on Monday to run the dam for five "
        "years.</p><table><tr><td>a<td>b</table><ul><li>x<li>y</ul>"
        "</article><footer>&copy; Daily</footer></body></html>";
    const std::string warc =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x/\r\nWARC-Date: "
        "2021-05-03T10:00:00Z\r\nContent-Length: " +
        std::to_string(html.size() + 44) + "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" +
        html + "\r\n\r\n";
    return {
        "Plain text with caf\xc3\xa9 and $3 million.\n",
        html,
        "{\"id\":\"a\",\"text\":\"It cost $3m.\",\"published\":\"2020-01-02\"}\n{\"text\":\"b\"}\n",
        "<?xml version='1.0'?><rss><channel><item><title>T</title><description>&lt;p&gt;It cost "
        "$3m.&lt;/p&gt;"
        "</description></item></channel></rss>",
        "<feed xmlns='a'><entry><title>T</title><content "
        "type='xhtml'><div><p>Text.</p></div></content></entry></feed>",
        "Return-Path: <a@b>\nSubject: =?utf-8?q?D=C3=A4m?=\nMIME-Version: 1.0\nContent-Type: "
        "multipart/mixed; "
        "boundary=x\n\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: "
        "base64\n\nSXQgY29zdCAkM20u\n--x--\n",
        "From a Tue Apr 30 08:00:00 2019\nDate: Tue, 30 Apr 2019 08:00:00 +0000\nSubject: one\n\nBody.\n\n",
        warc,
        packed({{"[Content_Types].xml", "<Types/>"},
                {"word/document.xml",
                 "<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>It "
                 "cost</w:t></w:r></w:p></w:body></w:document>"}}),
        packed({{"mimetype", "application/vnd.oasis.opendocument.text"},
                {"content.xml",
                 "<o:d xmlns:o='o' xmlns:text='t'><o:body><text:p>A b.</text:p></o:body></o:d>"}}),
        packed({{"mimetype", "application/epub+zip"},
                {"META-INF/container.xml", "<c><r><rootfile full-path='p.opf'/></r></c>"},
                {"p.opf",
                 "<package><metadata/><manifest><item id='a' href='a.html'/></manifest><spine><itemref "
                 "idref='a'/>"
                 "</spine></package>"},
                {"a.html", "<p>Text.</p>"}}),
        packed({{"in/a.txt", "a"}, {"b.html", html}, {"c.zip", packed({{"d.txt", "d"}})}}),
    };
}

std::string mangled(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (std::size_t times = 1 + below(8); times > 0; --times) {
        const std::size_t at = below(bytes.size());
        switch (random() % 5) {
            case 0:
                if (!bytes.empty()) bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes.resize(at);
                break;
            case 2:
                bytes.erase(at, below(40));
                break;
            case 3:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(60)));
                break;
            default:
                bytes.insert(at, std::string(1 + below(30), static_cast<char>(random())));
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("mangled files of every format are accounted for") {
    std::mt19937 random(20);
    const std::vector<std::string> files = good_files();
    SourceOptions options;
    options.max_expanded = 1 << 24;
    std::size_t documents = 0, failures = 0, silent = 0;
    for (std::size_t round = 0; round < 12'000; ++round) {
        const std::string bytes = mangled(files[round % files.size()], random);
        std::istringstream in(bytes);
        std::size_t here = 0;
        read_documents(
            {"-"}, options, in,
            [&](Document&& document) {
                documents += 1;
                here += 1;
                CHECK_FALSE(document.id.empty());
                return true;
            },
            [&](SourceFailure&& failure) {
                failures += 1;
                here += 1;
                CHECK_FALSE(failure.reason.empty());
            });
        const bool blank = bytes.find_first_not_of(" \t\r\n") == std::string::npos;
        if (here == 0 && !blank) MESSAGE("silent: " << round % files.size() << " " << bytes.substr(0, 300));
        silent += here == 0 && !blank;
    }
    CHECK(documents > 5000);
    CHECK(failures > 1500);
    CHECK(silent == 0);
}
