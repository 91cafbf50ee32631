// Every case of tests/golden against its float64 values, and against a float64 computation here.
#include <doctest.h>
#include <rapidjson/document.h>

#include <string>
#include <string_view>
#include <vector>

#include "attention/multi_head.h"
#include "tests/unit/attention/reference.h"
#include "tests/unit/data.h"

using namespace headsup;

namespace {

template <class Number>
std::vector<Number> numbers(const rapidjson::Document& document, const char* key) {
  std::vector<Number> values;
  for (const auto& value : document[key].GetArray()) {
    values.push_back(static_cast<Number>(value.GetDouble()));
  }
  return values;
}

}  // namespace

TEST_CASE("golden cases") {
  for (const std::string name : {"one-token", "three-tokens", "team-of-eight", "sixty-four", "flat",
                                 "sharp", "large-scores"}) {
    CAPTURE(name);
    const std::string_view text = test::data("golden/" + name + ".json");
    rapidjson::Document golden;
    golden.Parse(text.data(), text.size());
    REQUIRE_FALSE(golden.HasParseError());

    const int tokens = golden["tokens"].GetInt(), heads = golden["heads"].GetInt();
    const int d_model = golden["d_model"].GetInt();
    const auto x = numbers<float>(golden, "x"), wo = numbers<float>(golden, "wo");
    const auto wq = numbers<float>(golden, "wq"), wk = numbers<float>(golden, "wk");
    const auto wv = numbers<float>(golden, "wv");
    const attention::Shape shape{d_model, heads, static_cast<int>(wq.size()) / (d_model * heads)};
    const attention::Projections projections{wq.data(), wk.data(), wv.data(), wo.data()};
    attention::Options options;
    options.temperature = golden["temperature"].GetFloat();

    const auto weights = numbers<double>(golden, "weights");
    const auto output = numbers<double>(golden, "output");
    REQUIRE(weights.size() == std::size_t(heads) * tokens * tokens);
    REQUIRE(output.size() == std::size_t(tokens) * d_model);
    const auto reference = test::reference_forward(x, projections, tokens, shape, options);
    for (const attention::Kernels* kernels : test::every_kernels()) {
      CAPTURE(std::string(test::name_of(kernels)));
      attention::MultiHead layer;
      layer.use(kernels);
      REQUIRE(layer.configure(shape, projections) == attention::Status::ok);
      REQUIRE(layer.forward(x.data(), tokens, options) == attention::Status::ok);
      CHECK(test::largest_difference(layer.weights(), weights) <= 5e-6);
      CHECK(test::largest_difference(layer.output(), output) <= 1e-5);
      CHECK(test::largest_difference(layer.weights(), reference.weights) <= 5e-6);
      CHECK(test::largest_difference(layer.output(), reference.output) <= 1e-5);
    }
  }
}
