#include "cascade.h"

#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>
#include <dossier/patterns/library_impl.h>
#include <dossier/text/analysis.h>

#include <chrono>
#include <string>

namespace bench {
namespace {

using namespace dossier;

// Time is taken once between two stages, so that what one stage ends with the next begins with.
class Runner {
  public:
    Runner(const Corpus& corpus, std::shared_ptr<const PatternLibrary> library)
        : corpus_(corpus), library_(std::move(library)), work_(extract::stages().size() + 1) {}

    void run() {
        for (auto& work : work_)
            work = {0, 0.0};
        for (const auto& document : corpus_.documents)
            if (const auto* pack = library_->impl().pack(document.lang)) run(document, *pack);
    }
    const Work& work(std::size_t stage) const { return work_[stage]; }

  private:
    using Clock = std::chrono::steady_clock;

    void run(const Document& document, const patterns::Pack& pack) {
        analyser_.analyse(document.text, document.lang, reading_.analysis);
        auto before = Clock::now();
        reading_.begin(document, pack, false);
        before = add(0, before);
        for (std::size_t i = 0; const auto& stage : extract::stages()) {
            stage.run(reading_);
            before = add(++i, before);
        }
    }

    Clock::time_point add(std::size_t stage, Clock::time_point before) {
        const auto now = Clock::now();
        *work_[stage].seconds += std::chrono::duration<double>(now - before).count();
        work_[stage].result += reading_.line.size();
        return now;
    }

    const Corpus& corpus_;
    std::shared_ptr<const PatternLibrary> library_;
    Analyser analyser_;
    extract::Reading reading_;
    std::vector<Work> work_;
};

}  // namespace

std::vector<Stage> cascade(const Corpus& corpus, std::shared_ptr<const PatternLibrary> library) {
    const auto runner = std::make_shared<Runner>(corpus, std::move(library));
    const auto first = [runner] {
        runner->run();
        return runner->work(0);
    };
    std::vector<Stage> rows{{"  line of token classes", first}};
    for (const auto& stage : extract::stages())
        rows.push_back(
            {"  " + std::string(stage.name), [runner, row = rows.size()] { return runner->work(row); }});
    return rows;
}

}  // namespace bench
