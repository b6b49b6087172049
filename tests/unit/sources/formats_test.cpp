#include "../scratch_folder.h"
#include "packed.h"

#include <dossier/sources/reader.h>

#include <doctest/doctest.h>

#include <sstream>

using namespace dossier;
using namespace std::string_literals;

namespace {

// A line for each document and failure.
std::string read(const std::string& bytes, const std::string& name, const SourceOptions& options = {}) {
    const ScratchFolder folder;
    folder.write(name, bytes);
    const std::string prefix = folder / "";
    const auto cut = [&](const std::string& s) {
        return s.starts_with(prefix) ? s.substr(prefix.size()) : s;
    };
    std::string out;
    std::istringstream none;
    read_documents(
        {folder / name}, options, none,
        [&](Document&& d) {
            out += cut(d.id) + "|" + d.title + "|" + d.author + "|" + d.published + "|" + d.url + "|" +
                   d.text + "\n";
            return true;
        },
        [&](SourceFailure&& f) { out += "! " + cut(f.origin) + ": " + f.reason + "\n"; });
    return out;
}

const std::string page =
    "<!doctype html><html lang=en><head><title>Dam opens - The Daily</title>"
    "<link rel=canonical href='https://daily.example/dam'>"
    "<meta name=author content='By Ann Lee'><meta property='article:published_time' "
    "content='2021-05-03T08:00Z'>"
    "</head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Dam opens</h1>"
    "<p>The government of Norland signed a contract with Vega on Monday to run the dam for five years.</p>"
    "<div class='related-posts'><p>A bridge that nobody wanted has been finished in the north of the "
    "country.</p></div>"
    "<figure><img src=x><figcaption>The dam</figcaption></figure>"
    "<p>It will serve two hundred thousand households in the valley, officials said.</p>"
    "<h2>More</h2></article><form><p>Post a comment</p></form><footer>Copyright The "
    "Daily</footer></body></html>";

const std::string article =
    "Dam opens\n\nThe government of Norland signed a contract with Vega on Monday to run the dam for five "
    "years.\n\n"
    "It will serve two hundred thousand households in the valley, officials said.\n";

}  // namespace

TEST_CASE("formats: of a page the article is taken, and what it says of itself") {
    const std::string expected = "|Dam opens|Ann Lee|2021-05-03|https://daily.example/dam|" + article + "\n";
    CHECK(read(page, "dam.html") == "dam.html" + expected);
    CHECK(read(page, "dam") == "dam" + expected);
}

TEST_CASE("formats: what a page leaves out is counted by why") {
    const ScratchFolder folder;
    folder.write("p.html", page);
    std::string cuts;
    std::istringstream none;
    read_documents(
        {folder / "p.html"}, {}, none,
        [&](Document&& d) {
            for (const Cut& cut : d.cuts)
                cuts += cut.what + ";";
            CHECK(d.lang == "en");
            return true;
        },
        [](SourceFailure&& f) { FAIL(f.reason); });
    CHECK(cuts == "captions;links;named as furniture;navigation, forms and the like;");
}

TEST_CASE("formats: dates of a page in their order of trust") {
    const auto published = [](const std::string& head, const std::string& body,
                              const std::string& lang = "en") {
        const std::string line =
            read("<html lang=" + lang + "><head>" + head + "</head><body>" + body +
                     "<p>A paragraph that is long enough to be taken for the text of it.</p>",
                 "p.html");
        return line.substr(0, line.find("|A "));
    };
    const std::string ld =
        "<script "
        "type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-01-02\"}</script>";
    const std::string meta = "<meta name=date content='Tue, 30 Apr 2019 08:00:00 GMT'>";
    CHECK(published(meta + ld, "") == "p.html|||2020-01-02|");
    CHECK(published(meta, "") == "p.html|||2019-04-30|");
    CHECK(published("", "<h1>Die Brücke</h1><span class=datum>3. März 2018</span>", "de")
              .starts_with("p.html|Die Brücke||2018-03-03|"));
    CHECK(published("", "<time datetime=2017-06-05T10:00>5 June</time>") == "p.html|||2017-06-05|");
    CHECK(published("<meta name=date content='04/05/2019'>", "") == "p.html||||");
}

TEST_CASE("formats: office documents and books") {
    CHECK(read(packed(
                   {{"[Content_Types].xml", "<Types/>"},
                    {"word/document.xml",
                     "<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>It cost </w:t></w:r><w:r><w:t>$3m.</w:t>"
                     "<w:delText>$4m.</w:delText></w:r></w:p><w:p><w:r><w:t>Next.</w:t></w:r></w:p></"
                     "w:body></w:document>"},
                    {"docProps/core.xml",
                     "<c:p xmlns:c='c' xmlns:d='d'><d:title>Dam</d:title><d:creator>Ann</d:creator></c:p>"}}),
               "r.docx") == "r.docx|Dam|Ann|||It cost $3m.\n\nNext.\n\n");
    CHECK(read(packed({{"mimetype", "application/vnd.oasis.opendocument.text"},
                       {"content.xml",
                        "<o:d xmlns:o='o' xmlns:text='t'><o:body><text:h>Head</text:h><text:p>A "
                        "<text:span>b</text:span>"
                        "<text:s/>c.</text:p></o:body></o:d>"}}),
               "r.odt") == "r.odt|||||Head\n\nA b c.\n\n");
    CHECK(
        read(packed(
                 {{"mimetype", "application/epub+zip"},
                  {"META-INF/container.xml", "<c><r><rootfile full-path='O/p.opf'/></r></c>"},
                  {"O/p.opf",
                   "<package><metadata><title>Book</title></metadata><manifest><item id='a' href='a.xhtml'/>"
                   "<item id='b' href='b.xhtml'/></manifest><spine><itemref idref='b'/><itemref "
                   "idref='a'/></spine></package>"},
                  {"O/a.xhtml", "<html><body><p>Second.</p></body></html>"},
                  {"O/b.xhtml", "<html><body><p>First.</p></body></html>"}}),
             "r.epub") == "r.epub|Book||||First.\n\nSecond.\n\n");
    CHECK(read(packed({{"[Content_Types].xml", "<Types/>"}}), "r.docx") ==
          "! r.docx: broken: no readable word/document.xml\n");
}

TEST_CASE("formats: messages with what is attached to them, and boxes of messages") {
    CHECK(read("Return-Path: <a@b>\nFrom: Ann Lee <a@b>\nSubject: =?utf-8?q?D=C3=A4m?=\nDate: Tue, 30 Apr "
               "2019 08:00:00 +0000\n"
               "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: "
               "text/plain; charset=utf-8\n"
               "Content-Transfer-Encoding: quoted-printable\n\nIt cost=C2=A0$3m.\n--x\nContent-Disposition: "
               "attachment; "
               "filename=note.txt\n\nAttached.\n--x--\n",
               "m.eml") == "m.eml|Däm|Ann Lee|2019-04-30||It cost\u00a0$3m.\nm.eml/note.txt|||||Attached.\n");
    const std::string box =
        "From a Tue Apr 30 08:00:00 2019\nSubject: one\nDate: Tue, 30 Apr 2019 08:00:00 +0000\n\nBody.\n\n";
    CHECK(read(box + box, "m.mbox") ==
          "m.mbox:1|one||2019-04-30||Body.\n\nm.mbox:2|one||2019-04-30||Body.\n\n\n");
}

TEST_CASE("formats: feeds, an entry a document") {
    CHECK(read("<?xml version='1.0'?><rss><channel><item><title>Dam &amp;amp; "
               "river</title><link>https://x/1</link>"
               "<pubDate>Tue, 30 Apr 2019 08:00:00 GMT</pubDate><description>&lt;p&gt;It cost "
               "$3m.&lt;/p&gt;</description></item>"
               "<item><title>Empty</title></item></channel></rss>",
               "f.xml") ==
          "f.xml:1|Dam & river||2019-04-30|https://x/1|Dam & river\n\nIt cost $3m.\n\n! f.xml:2: empty: an "
          "entry without text\n");
    CHECK(read("<feed xmlns='a'><entry><title>T</title><link "
               "href='https://x/2'/><updated>2020-02-03T00:00:00Z</updated>"
               "<author><name>Kurt</name></author><content "
               "type='xhtml'><div><p>Text.</p></div></content></entry></feed>",
               "f.atom") == "f.atom:1|T|Kurt|2020-02-03|https://x/2|T\n\nText.\n\n");
}

TEST_CASE("formats: tables with named columns") {
    CHECK(read("id;text;published\na;\"A \"\"b\"\"\";2020-01-02\nb;;\nc;x;morgen\n", "t.csv") ==
          "a|||2020-01-02||A \"b\"\n! t.csv:3: empty: no text in this row\n! t.csv:4: \"published\" is no "
          "ISO date: \"morgen\"\nc|||||x\n");
    CHECK(read("a,b\n1,2\n", "t.csv") == "! t.csv:1: no column is named text\n");
}

TEST_CASE("formats: crawls keep address and day, and a page is not believed to come after it") {
    const std::string late = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
    const auto record = [](const std::string& body, const std::string& day) {
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x/dam\r\nWARC-Date: " + day +
               "T10:00:00Z\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body +
               "\r\n\r\n";
    };
    const std::string out =
        read(record(late, "2021-05-03") + record(late, "2021-05-02") +
                 record("HTTP/1.1 404 Not Found\r\n\r\nno", "2021-05-02") + "WARC/1.0\r\nbroken",
             "c.warc");
    CHECK(out == "c.warc:1|Dam opens|Ann Lee|2021-05-03|https://daily.example/dam|" + article +
                     "\nc.warc:2|Dam opens|Ann Lee||" + "https://daily.example/dam|" + article +
                     "\n! c.warc:4: a broken WARC file: a record breaks off\n");
}

TEST_CASE("formats: archives of any nesting, read and never written") {
    const std::string inner = packed({{"../../x.txt", "up"}, {"/etc/y.txt", "abs"}, {".hidden", "no"}});
    CHECK(read(packed({{"a/in.zip", inner}, {"b.txt", "b"}}), "z.zip") ==
          "z.zip/a/in.zip/../../x.txt|||||up\nz.zip/a/in.zip//etc/y.txt|||||abs\nz.zip/b.txt|||||b\n");
    SourceOptions shallow;
    shallow.max_depth = 1;
    CHECK(read(packed({{"in.zip", inner}}), "z.zip", shallow) ==
          "! z.zip/in.zip: archives within archives, more than 1\n");
    CHECK(read(packed({}), "z.zip").starts_with("! z.zip: "));
}

TEST_CASE("formats: what expands without end is left") {
    SourceOptions small;
    small.max_expanded = 1000;
    CHECK(
        read(packed({{"a.txt", std::string(600, 'a')}, {"b.txt", std::string(600, 'b')}}), "z.zip", small) ==
        "z.zip/a.txt|||||" + std::string(600, 'a') + "\n! z.zip: expands to more than 1000 bytes\n");
}

TEST_CASE("formats: hostile and broken bytes are failures of their own") {
    CHECK(read(
              "<html><body>" +
                  [] {
                      std::string out;
                      for (int i = 0; i < 100'000; ++i)
                          out += "<div>";
                      return out;
                  }() +
                  "x",
              "p.html") == "! p.html: tags nested deeper than a page can be\n");
    CHECK(read("%PDF-1.4\nnothing", "p.pdf") == "! p.pdf: pdftotext cannot read it\n");
    CHECK(read("\x1f\x8b\x08 broken", "p.gz").starts_with("! p.gz: a broken archive"));
    CHECK(read("\x89PNG\0\0"s, "p.png") == "! p.png: unsupported: binary data of no known format\n");
    CHECK(read("<html><script>x</script></html>", "p.html") ==
          "! p.html: empty: a page without text of its own\n");
}
