#include "history/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/order.h"
#include "history/commit_people.h"

namespace headsup::history {
namespace {

// Of BM25, as they are given everywhere: how soon a word's count saturates, how much length counts.
constexpr double k_saturation = 1.2;
constexpr double k_length_part = 0.75;
// Somebody's activity that ended long ago is no less than that.
constexpr double k_min_activity = 0.001;

// 0 for a vector without a length.
double over(double a, double b) {
  return b > 0 ? a / b : 0;
}

Finding classify(const Answer& answer) {
  if (answer.known_words == 0 || answer.candidates.empty()) return Finding::nobody;
  std::array<double, 3> shares{};
  for (std::size_t i = 0; i < std::min(shares.size(), answer.candidates.size()); ++i) {
    shares[i] = answer.candidates[i].share;
  }
  return find(shares);
}

std::vector<std::string> names_of(const Identities& people) {
  std::vector<std::string> names;
  names.reserve(people.people.size());
  for (const Person& person : people.people) names.push_back(person.name);
  return names;
}

void make_shares(std::vector<Candidate>& candidates) {
  double sum = 0;
  for (Candidate& candidate : candidates) {
    candidate.share = std::exp(candidate.score - candidates[0].score);
    sum += candidate.share;
  }
  for (Candidate& candidate : candidates) candidate.share /= sum;
}

}  // namespace

const char* to_string(Line line) {
  static constexpr base::EnumArray<Line, const char*, k_lines> k_names = {
      {"subjects", "paths", "best_commit", "bm25", "activity_week", "activity_month",
       "activity_year", "pause"}};
  return k_names[line];
}

void rank(Answer& answer) {
  base::sort_things(answer.candidates,
                    [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  make_shares(answer.candidates);
  answer.finding = classify(answer);
}

Evidence::Evidence(const Corpus& corpus, const Identities& people, std::int64_t now,
                   std::int64_t until)
    : Evidence(corpus, people_of_commits(corpus, people, until), names_of(people), now) {}

Evidence::Evidence(const Corpus& corpus, std::vector<std::int32_t> person_of,
                   std::vector<std::string> names, std::int64_t now)
    : corpus_(corpus),
      names_(std::move(names)),
      now_(now),
      person_of_(std::move(person_of)),
      people_(names_.size()) {
  assign_commits();
  count_people();
  find_candidates();
  for (const auto& [field, line] :
       {std::pair(Field::subject, Line::subjects), std::pair(Field::path, Line::paths)}) {
    fields_.emplace_back(corpus, field, person_of_, decays(k_line_rules[line].half_life_days),
                         people_.size());
  }
  best_decays_ = decays(k_line_rules[Line::best_commit].half_life_days);
  measure_commits();
}

double Evidence::decay(std::size_t commit, double half_life_days) const {
  return std::exp2(-days_between(corpus_.commits()[commit].time, now_) / half_life_days);
}

std::vector<double> Evidence::decays(double half_life_days) const {
  std::vector<double> decays;
  decays.reserve(person_of_.size());
  for (std::size_t c = 0; c < person_of_.size(); ++c) decays.push_back(decay(c, half_life_days));
  return decays;
}

void Evidence::assign_commits() {
  for (std::size_t c = 0; c < person_of_.size(); ++c) {
    if (person_of_[c] < 0) continue;
    people_[person_of_[c]].commits.push_back(static_cast<std::int32_t>(c));
    counted_ += 1;
  }
}

void Evidence::count_people() {
  const std::int64_t year_ago = now_ - k_candidate_days * k_seconds_per_day;
  const double half_life = k_line_rules[Line::bm25].half_life_days;
  double length = 0;
  double authors = 0;
  for (std::size_t p = 0; p < people_.size(); ++p) {
    OfPerson& person = people_[p];
    for (const std::int32_t c : person.commits) {
      const CorpusCommit& commit = corpus_.commits()[c];
      person.last = commit.time;
      person.in_year += commit.time > year_ago ? 1 : 0;
      const double decayed = decay(c, half_life);
      for (const WordCount* word = corpus_.begin(Field::subject, c);
           word != corpus_.end(Field::subject, c); ++word) {
        person.length += static_cast<double>(word->count) * decayed;
      }
    }
    length += person.length;
    authors += person.commits.empty() ? 0 : 1;
    for (const Line line : {Line::activity_week, Line::activity_month, Line::activity_year}) {
      person.activities[line] = activity(static_cast<int>(p), k_line_rules[line].half_life_days);
    }
  }
  mean_length_ = over(length, authors);
}

double Evidence::activity(int person, double half_life_days) const {
  double sum = 0;
  for (const std::int32_t c : people_[person].commits) {
    sum += decay(c, half_life_days);
  }
  return sum;
}

void Evidence::find_candidates() {
  for (std::size_t p = 0; p < people_.size(); ++p) {
    if (people_[p].in_year >= k_min_commits) candidates_.push_back(static_cast<int>(p));
  }
  base::sort_things(candidates_, [&](int a, int b) { return names_[a] < names_[b]; });
}

void Evidence::measure_commits() {
  norms_.resize(person_of_.size());
  for (std::size_t c = 0; c < person_of_.size(); ++c) {
    if (person_of_[c] < 0) continue;
    const double subject = words(Field::subject).commit_norm(c);
    const double paths = k_path_part * words(Field::path).commit_norm(c);
    double square = subject * subject + paths * paths;
    // Words that are in both are one dimension.
    for (const WordCount* a = corpus_.begin(Field::subject, c); a != corpus_.end(Field::subject, c);
         ++a) {
      const WordCount* end = corpus_.end(Field::path, c);
      const WordCount* b = std::find_if(corpus_.begin(Field::path, c), end,
                                        [&](const WordCount& w) { return w.word == a->word; });
      if (b == end) continue;
      square += 2 * k_path_part * static_cast<double>(a->count) * static_cast<double>(b->count) *
                words(Field::subject).idf(a->word) * words(Field::path).idf(a->word);
    }
    norms_[c] = std::sqrt(square);
  }
}

Evidence::Terms Evidence::terms_of(std::string_view text) const {
  const std::vector<WordCount> counts = corpus_.words_of(text);
  Terms terms;
  for (std::size_t field = 0; field < k_fields; ++field) {
    double sum = 0;
    for (const WordCount& word : counts) {
      const double weight = static_cast<double>(word.count) * fields_[field].idf(word.word);
      if (weight <= 0) continue;
      terms[field].push_back({word.word, weight});
      sum += weight * weight;
    }
    for (Term& term : terms[field]) term.weight /= std::sqrt(sum);
  }
  return terms;
}

void Evidence::add_cosines(Field field, const std::vector<Term>& terms,
                           std::vector<double>& sums) const {
  for (const Term& term : terms) {
    const double weight = term.weight * words(field).idf(term.word);
    for (const WordOfPerson& entry : words(field).people(term.word)) {
      sums[entry.person] += weight * static_cast<double>(entry.unit);
    }
  }
  for (std::size_t p = 0; p < sums.size(); ++p)
    sums[p] = over(sums[p], words(field).person_norm(p));
}

// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with a
// person's subjects as a document, and the words' weights of single commits.
double Evidence::bm25(std::int32_t word, const WordOfPerson& entry) const {
  const auto with_word = static_cast<double>(words(Field::subject).commits(word).size());
  const double idf = std::log1p((counted_ - with_word + 0.5) / (with_word + 0.5));
  const double length = over(people_[entry.person].length, mean_length_);
  const auto count = static_cast<double>(entry.count);
  return idf * count * (k_saturation + 1) /
         (count + k_saturation * (1 - k_length_part + k_length_part * length));
}

void Evidence::add_bm25(const std::vector<Term>& terms, std::vector<double>& sums) const {
  for (const Term& term : terms) {
    for (const WordOfPerson& entry : words(Field::subject).people(term.word)) {
      sums[entry.person] += bm25(term.word, entry);
    }
  }
}

// Of equal ones, the latest commit.
void Evidence::find_best(const Terms& terms, Sums& sums) const {
  std::vector<double> products(person_of_.size());
  for (std::size_t field = 0; field < k_fields; ++field) {
    const double part = field == static_cast<std::size_t>(Field::path) ? k_path_part : 1;
    for (const Term& term : terms[field]) {
      const double weight = part * term.weight * fields_[field].idf(term.word);
      for (const WordOfCommit& entry : fields_[field].commits(term.word)) {
        products[entry.commit] += weight * static_cast<double>(entry.count);
      }
    }
  }
  for (std::size_t c = 0; c < products.size(); ++c) {
    if (products[c] <= 0) continue;
    const std::size_t person = person_of_[c];
    const double cosine = products[c] / norms_[c] * best_decays_[c];
    double& best = sums.lines[Line::best_commit][person];
    if (cosine < best) continue;
    best = cosine;
    sums.best[person] = static_cast<std::int32_t>(c);
  }
}

Candidate Evidence::candidate(int person, const Sums& sums) const {
  const OfPerson& of = people_[person];
  Candidate candidate;
  candidate.person = person;
  for (std::size_t l = 0; l < k_lines; ++l) {
    const auto line = static_cast<Line>(l);
    double value = 0;
    switch (line) {
      case Line::subjects:
      case Line::paths:
      case Line::best_commit:
      case Line::bm25:
        value = sums.lines[line][person];
        break;
      case Line::activity_week:
      case Line::activity_month:
      case Line::activity_year:
        value = std::log(of.activities[line] + k_min_activity);
        break;
      case Line::pause:
        value = std::log1p(days_between(of.last, now_));
        break;
    }
    candidate.lines[line] = k_evidence_scale * k_line_rules[line].weight * value;
    candidate.score += candidate.lines[line];
  }
  return candidate;
}

Evidence::Sums Evidence::sum_up(const Terms& terms) const {
  Sums sums;
  for (std::vector<double>& line : sums.lines) line.resize(people_.size());
  sums.best.resize(people_.size(), -1);
  add_cosines(Field::subject, terms[0], sums.lines[Line::subjects]);
  add_cosines(Field::path, terms[1], sums.lines[Line::paths]);
  find_best(terms, sums);
  add_bm25(terms[0], sums.lines[Line::bm25]);
  return sums;
}

Answer Evidence::answer(const std::vector<int>& people, const Terms& terms,
                        const Sums& sums) const {
  Answer answer;
  for (const int person : people) answer.candidates.push_back(candidate(person, sums));
  answer.known_words = std::max(terms[0].size(), terms[1].size());
  return answer;
}

Answer Evidence::ask(std::string_view text, const AnswerOptions& options) const {
  const Terms terms = terms_of(text);
  const Sums sums = sum_up(terms);
  Answer result = answer(candidates_, terms, sums);
  rank(result);
  for (std::size_t i = 0; i < std::min(options.with_commits, result.candidates.size()); ++i) {
    Candidate& named = result.candidates[i];
    named.commits = past_commits(named, terms, sums.best[named.person], options.max_commits);
  }
  return result;
}

Answer Evidence::ask_of_all(std::string_view text) const {
  const Terms terms = terms_of(text);
  std::vector<int> everybody(people_.size());
  std::iota(everybody.begin(), everybody.end(), 0);
  return answer(everybody, terms, sum_up(terms));
}

std::vector<PastCommit> Evidence::commits_for(std::string_view text, int person,
                                              std::size_t count) const {
  const Terms terms = terms_of(text);
  const Sums sums = sum_up(terms);
  return past_commits(candidate(person, sums), terms, sums.best[person], count);
}

}  // namespace headsup::history
