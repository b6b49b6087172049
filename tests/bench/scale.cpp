// A large knowledge base: how fast it grows from the first tenth to the last, how large it gets, and how long
// questions to it take. Its documents are made of the corpus's sentences in a seeded order. Nothing fails on
// a time.
#include "corpus.h"
#include "measure.h"
#include "scratch.h"

#include <dossier/text/analysis.h>

#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t parts = 10;

struct Options {
    fs::path jsonl, folder, dossier;
    std::size_t documents = 1'000'000;
    std::uint64_t seed = 1;
};

Options parse(CLI::App& app, int argc, char** argv) {
    Options options;
    app.add_option("--corpus", options.jsonl, "JSONL, gzip or plain; passed over if it is not there");
    app.add_option("--folder", options.folder, "*.txt to take instead");
    app.add_option("--dossier", options.dossier, "the program")->required();
    app.add_option("--documents", options.documents, "how many to make")->check(CLI::Range(10, 100'000'000));
    app.add_option("--seed", options.seed, "of the order of sentences");
    app.parse(argc, argv);
    return options;
}

// Documents as long as the corpus's, of its sentences. Each sentence is used once before any is used again.
class Shuffled {
  public:
    Shuffled(const bench::Corpus& corpus, std::uint64_t seed) : corpus_(corpus), random_(seed) {
        dossier::Analyser analyser;
        dossier::Analysis analysis;
        for (const auto& document : corpus.documents) {
            analyser.analyse(document.text, document.lang, analysis);
            lengths_.push_back(analysis.sentences.size());
            for (const auto& sentence : analysis.sentences)
                if (sentence.last > sentence.first)
                    sentences_.push_back(text_of(document, analysis, sentence));
        }
        at_ = sentences_.size();
    }

    std::vector<dossier::Document> next(std::size_t count) {
        std::vector<dossier::Document> documents(count);
        for (auto& document : documents)
            make(document);
        return documents;
    }

  private:
    static std::string_view text_of(const dossier::Document& document, const dossier::Analysis& analysis,
                                    const dossier::TokenRange& sentence) {
        const auto begin = analysis.tokens[sentence.first].begin,
                   end = analysis.tokens[sentence.last - 1].end;
        return std::string_view(document.text).substr(begin, end - begin);
    }

    void make(dossier::Document& document) {
        const std::size_t like = made_ % corpus_.documents.size();
        document.lang = corpus_.documents[like].lang;
        document.published = corpus_.documents[like].published;
        document.id = "made-" + std::to_string(made_++);
        for (std::size_t i = 0; i <= lengths_[like]; ++i)
            document.text.append(next_sentence()).append(i % 4 == 3 ? "\n" : " ");
    }

    std::string_view next_sentence() {
        if (at_ == sentences_.size()) {
            at_ = 0;
            for (std::size_t i = sentences_.size(); i > 1; --i)
                std::swap(sentences_[i - 1], sentences_[random_() % i]);
        }
        return sentences_[at_++];
    }

    const bench::Corpus& corpus_;
    std::mt19937_64 random_;
    std::vector<std::string_view> sentences_;
    std::vector<std::size_t> lengths_;
    std::size_t at_ = 0, made_ = 0;
};

void ask(const Options& options, const std::string& base) {
    const std::vector<std::vector<std::string>> questions = {
        {"documents", "--limit", "20"},
        {"documents", "--since", "1987-03-01", "--until", "1987-03-07", "--limit", "20"},
        {"entities", "--limit", "20"},
        {"deals", "--sort", "amount", "--limit", "20"},
        {"money", "--currency", "USD", "--min-amount", "1000000000", "--limit", "20"},
        {"percents", "--limit", "20"},
        {"quantities", "--limit", "20"},
        {"dates", "--limit", "20"},
        {"search", "port loan", "--limit", "20"},
        {"summary"},
        {"totals"},
        {"timeline"},
        {"conflicts"},
        {"audit"},
    };
    std::printf("\n%-60s%10s\n", "question", "seconds");
    for (const auto& question : questions) {
        std::vector<std::string> command{options.dossier, question.front(), "--kb", base};
        command.insert(command.end(), question.begin() + 1, question.end());
        std::string shown;
        for (const auto& word : question)
            shown += word + ' ';
        try {
            std::printf("%-60s%10.2f\n", shown.c_str(), bench::measure_command(command, 3));
        } catch (const std::exception& error) {
            std::printf("%-60s%s\n", shown.c_str(), error.what());
        }
    }
}

void run(const Options& options) {
    const bench::ScratchFolder scratch;
    constexpr std::size_t all = 1U << 30;
    const auto corpus = fs::exists(options.jsonl) ? bench::from_jsonl(options.jsonl, all)
                                                  : bench::from_folder(options.folder, 1);
    Shuffled shuffled(corpus, options.seed);
    const std::string base = scratch.path() / "scale.db", input = scratch.path() / "part.jsonl";
    std::vector<double> speeds;
    std::size_t text = 0;
    std::printf("%-8s%14s%12s%10s%14s\n", "tenth", "documents", "seconds", "MB/s", "file, MB");
    for (std::size_t part = 0; part < parts; ++part) {
        const auto documents = shuffled.next(options.documents / parts);
        std::size_t bytes = 0;
        for (const auto& document : documents)
            bytes += document.text.size();
        bench::to_jsonl(documents, input);
        const double seconds =
            bench::measure_command({options.dossier, "ingest", input, "--kb", base, "--threads", "2"}, 1);
        text += bytes;
        speeds.push_back(static_cast<double>(bytes) / 1e6 / seconds);
        std::printf("%-8zu%14zu%12.1f%10.2f%14.1f\n", part + 1, documents.size(), seconds, speeds.back(),
                    static_cast<double>(fs::file_size(base)) / 1e6);
        std::fflush(stdout);
    }
    std::printf("\nlast tenth against the first: %.2f times as long\n", speeds.front() / speeds.back());
    std::printf("file against text: %.2f (%.1f MB of text)\n",
                static_cast<double>(fs::file_size(base)) / static_cast<double>(text),
                static_cast<double>(text) / 1e6);
    ask(options, base);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Measures a large knowledge base");
    try {
        run(parse(app, argc, argv));
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::cerr << "scale: " << error.what() << '\n';
        return 1;
    }
}
