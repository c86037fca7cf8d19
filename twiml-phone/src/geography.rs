//! Where a phone number is from, as far as one can believe it.

use crate::random::Random;

/// What Twilio's look-up says of a number: `FromCity`, `FromState`, `FromZip`, `FromCountry`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) city: &'static str,
    pub(crate) state: &'static str,
    pub(crate) zip: &'static str,
    /// Two letters.
    pub(crate) country: &'static str,
}

impl Place {
    /// The endings of the parameters' names, in order, with their values.
    pub(crate) const fn parameters(&self) -> [(&'static str, &'static str); 4] {
        [("City", self.city), ("State", self.state), ("Zip", self.zip), ("Country", self.country)]
    }

    const fn abroad(country: &'static str) -> Self {
        Self { city: "", state: "", zip: "", country }
    }
}

/// The place of an address, or `None` for what has no place: clients, SIP addresses, senders on other channels.
///
/// A number of North America gets a city of its area code, or one of the others where the area code is none of a city's, such as 555.
/// Outside of it, and for toll-free numbers, the country is all that Twilio knows.
pub(crate) fn of(address: &str) -> Option<Place> {
    let digits =
        address.strip_prefix('+').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    match digits.strip_prefix('1').and_then(|national| national.get(..3)) {
        Some(area) if TOLL_FREE.contains(&area) => Some(Place::abroad("US")),
        Some(area) => CITIES.iter().find(|(code, ..)| *code == area).or_else(|| any_city(digits)).map(city),
        // The longest code that fits: +39 is Italy's, +390 nobody's.
        None => COUNTRIES
            .iter()
            .filter(|(code, _)| digits.starts_with(code))
            .max_by_key(|(code, _)| code.len())
            .map(|(_, country)| Place::abroad(country)),
    }
}

type City = (&'static str, &'static str, &'static str, &'static str, &'static str);

const fn city(row: &City) -> Place {
    let &(_, city, state, zip, country) = row;
    Place { city, state, zip, country }
}

fn any_city(digits: &str) -> Option<&'static City> {
    let cities: Vec<_> = CITIES.iter().filter(|(.., country)| *country == "US").collect();
    cities.get(Random::of(0, digits).below(cities.len())).copied()
}

const TOLL_FREE: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];

/// Whether a number of North America is toll-free.
pub(crate) fn is_toll_free(address: &str) -> bool {
    address
        .strip_prefix("+1")
        .and_then(|national| national.get(..3))
        .is_some_and(|area| TOLL_FREE.contains(&area))
}

/// Area code, city, state, zip and country.
const CITIES: &[City] = &[
    ("202", "WASHINGTON", "DC", "20001", "US"),
    ("206", "SEATTLE", "WA", "98104", "US"),
    ("212", "NEW YORK", "NY", "10028", "US"),
    ("213", "LOS ANGELES", "CA", "90012", "US"),
    ("215", "PHILADELPHIA", "PA", "19107", "US"),
    ("303", "DENVER", "CO", "80203", "US"),
    ("305", "MIAMI", "FL", "33131", "US"),
    ("312", "CHICAGO", "IL", "60606", "US"),
    ("313", "DETROIT", "MI", "48226", "US"),
    ("404", "ATLANTA", "GA", "30303", "US"),
    ("415", "SAN FRANCISCO", "CA", "94105", "US"),
    ("416", "TORONTO", "ON", "", "CA"),
    ("503", "PORTLAND", "OR", "97205", "US"),
    ("504", "NEW ORLEANS", "LA", "70112", "US"),
    ("512", "AUSTIN", "TX", "78701", "US"),
    ("514", "MONTREAL", "QC", "", "CA"),
    ("602", "PHOENIX", "AZ", "85004", "US"),
    ("604", "VANCOUVER", "BC", "", "CA"),
    ("612", "MINNEAPOLIS", "MN", "55401", "US"),
    ("617", "BOSTON", "MA", "02108", "US"),
    ("702", "LAS VEGAS", "NV", "89101", "US"),
    ("713", "HOUSTON", "TX", "77002", "US"),
    ("801", "SALT LAKE CITY", "UT", "84111", "US"),
    ("919", "RALEIGH", "NC", "27601", "US"),
];

/// Calling codes and countries. Where several countries share a code, the largest.
const COUNTRIES: &[(&str, &str)] = &[
    ("20", "EG"),
    ("234", "NG"),
    ("254", "KE"),
    // Numbers that are withheld arrive as +266696687, which spells ANONYMOUS.
    ("266", "LS"),
    ("27", "ZA"),
    ("30", "GR"),
    ("31", "NL"),
    ("32", "BE"),
    ("33", "FR"),
    ("34", "ES"),
    ("351", "PT"),
    ("353", "IE"),
    ("358", "FI"),
    ("36", "HU"),
    ("370", "LT"),
    ("371", "LV"),
    ("372", "EE"),
    ("380", "UA"),
    ("39", "IT"),
    ("40", "RO"),
    ("41", "CH"),
    ("420", "CZ"),
    ("421", "SK"),
    ("43", "AT"),
    ("44", "GB"),
    ("45", "DK"),
    ("46", "SE"),
    ("47", "NO"),
    ("48", "PL"),
    ("49", "DE"),
    ("51", "PE"),
    ("52", "MX"),
    ("54", "AR"),
    ("55", "BR"),
    ("56", "CL"),
    ("57", "CO"),
    ("60", "MY"),
    ("61", "AU"),
    ("62", "ID"),
    ("63", "PH"),
    ("64", "NZ"),
    ("65", "SG"),
    ("66", "TH"),
    ("7", "RU"),
    ("81", "JP"),
    ("82", "KR"),
    ("84", "VN"),
    ("852", "HK"),
    ("86", "CN"),
    ("90", "TR"),
    ("91", "IN"),
    ("92", "PK"),
    ("94", "LK"),
    ("971", "AE"),
    ("972", "IL"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_code_has_its_city() {
        let place = of("+14155550100").unwrap();
        assert_eq!(
            place.parameters(),
            [("City", "SAN FRANCISCO"), ("State", "CA"), ("Zip", "94105"), ("Country", "US")]
        );
    }

    #[test]
    fn an_area_code_of_no_city_gets_the_same_one_each_time() {
        let place = of("+15550001111").unwrap();
        assert!(!place.city.is_empty());
        assert_eq!(of("+15550001111"), Some(place));
    }

    #[test]
    fn elsewhere_the_country_is_all_that_is_known() {
        assert_eq!(of("+94555190438"), Some(Place::abroad("LK")));
        assert_eq!(of("+266696687"), Some(Place::abroad("LS")));
        assert_eq!(of("+18005550100"), Some(Place::abroad("US")));
        assert!(is_toll_free("+18005550100") && !is_toll_free("+14155550100"));
    }

    #[test]
    fn what_is_no_number_has_no_place() {
        for address in
            ["client:ann", "sip:1@a.example", "whatsapp:+15550001111", "anonymous", "", "12345", "+999"]
        {
            assert_eq!(of(address), None, "{address}");
        }
    }
}
