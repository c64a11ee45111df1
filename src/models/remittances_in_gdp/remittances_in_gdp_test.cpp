#include "models/remittances_in_gdp/remittances_in_gdp.h"

#include <array>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::remittances_in_gdp::remittances_in_gdp_test {

TEST_CASE("published: shares of GDP of Nepal, Tonga and Bangladesh in 2021") {
  // World Bank, World Development Indicators: BX.TRF.PWKR.CD.DT, NY.GDP.MKTP.CD and, for the
  // answer, BX.TRF.PWKR.DT.GD.ZS.
  struct Published {
    double received, gdp, percent;
  };
  for (const auto& [received, gdp, percent] :
       {Published{8225960574.6612, 36924841428.71818, 22.277578606643615},
        Published{220299783.212795, 469228219.6657909, 46.94938922678268},
        Published{22205503377.12, 416264800549.0257, 5.334465789043995}}) {
    const std::array one{Receiver{received, gdp}};
    CHECK(*run(one).percent == doctest::Approx(percent).epsilon(1e-12));
  }
}

TEST_CASE("half of the money is not the money, and nothing is something that can be reported") {
  CHECK(received(3.0, 4.0) == 7.0);
  CHECK_FALSE(received(3.0, std::nullopt).has_value());
  CHECK_FALSE(received(std::nullopt, 0.0).has_value());
  CHECK(*run(std::array{Receiver{0.0, 10.0}}).percent == 0);
}

TEST_CASE("by hand: an area is weighted by GDP, and who reports nothing is in neither sum") {
  const std::array places{Receiver{10.0, 100.0}, Receiver{10.0, 900.0}, Receiver{{}, 5000.0},
                          Receiver{7.0, {}}};
  const auto found = run(places);
  CHECK(*found.percent == doctest::Approx(2));
  CHECK(found.used == 2);
  CHECK(found.left_out == 2);
  CHECK_FALSE(run({}).percent.has_value());
}

}  // namespace corridor::remittances_in_gdp::remittances_in_gdp_test
