//! Generates news-like sentences, the same in every run.

/// A pseudo-random number generator (PCG's multiplier and increment; the upper bits).
pub struct Rng(u64);

impl Rng {
    /// Seeded: the same seed gives the same numbers.
    pub fn new(seed: u64) -> Self {
        let mut rng = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        rng.below(2);
        rng
    }

    /// A number from 0 to `limit - 1`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize).checked_rem(limit).unwrap_or(0)
    }

    /// One of these texts.
    pub fn one<'w>(&mut self, of: &[&'w str]) -> &'w str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }
}

const WHO: &[&str] = &[
    "The council",
    "A committee of residents",
    "The harbour master",
    "The school board",
    "A spokeswoman for the port",
    "The regional transit authority",
    "The growers' cooperative",
    "A team at the university",
    "The hospital's director",
    "The minister of fisheries",
    "The union",
    "The library's trustees",
    "The volunteer fire brigade",
    "A retired judge",
    "The owners of the mill",
    "The weather service",
    "The electricity board",
    "The auditors",
];
const DID: &[&str] = &[
    "approved",
    "postponed",
    "questioned",
    "announced",
    "withdrew",
    "published",
    "defended",
    "set aside",
    "reviewed",
    "promised",
    "explained",
    "opposed",
    "ordered",
    "prepared",
];
const WHAT: &[&str] = &[
    "a plan for the old bridge",
    "the budget for winter roads",
    "a new timetable for the ferry",
    "the first count of salmon in the river",
    "repairs to the seawall",
    "a report on empty houses",
    "the sale of the railway lands",
    "a study of the wind along the coast",
    "longer hours at the clinic",
    "the rules for fishing near the shore",
    "an offer for the closed paper mill",
    "the route of the bus line",
    "a register of heritage trees",
    "the price of water for farms",
    "a second bridge for cyclists",
];
const WHEN: &[&str] = &[
    "on Monday",
    "late last week",
    "after two years of meetings",
    "in a vote that surprised many",
    "before the first snow",
    "at the end of a long evening",
    "without naming a date",
    "for the third time since spring",
    "in front of a full hall",
    "despite a warning from its own staff",
];
const BUT: &[&str] = &[
    "Nobody objected",
    "The neighbours had asked for more time",
    "The cost has doubled since the first estimate",
    "Work could begin in May",
    "The figures have not been checked",
    "Letters to the editor are divided",
    "A decision is due before the summer",
    "The province will pay a third",
    "An appeal is likely",
    "The last word belongs to the court",
    "The money has been set aside",
    "It is the largest such project in a decade",
];

/// `The council postponed repairs to the seawall late last week.`
pub fn sentence(rng: &mut Rng) -> String {
    let (who, did) = (rng.one(WHO), rng.one(DID));
    let (what, when) = (rng.one(WHAT), rng.one(WHEN));
    if rng.below(3) == 0 {
        let number = rng.below(900) + 12;
        return format!("{}, and {number} people signed the petition.", rng.one(BUT));
    }
    format!("{who} {did} {what} {when}.")
}

/// Three to five sentences.
pub fn paragraph(rng: &mut Rng) -> String {
    let count = 3 + rng.below(3);
    let sentences: Vec<String> = (0..count).map(|_| sentence(rng)).collect();
    sentences.join(" ")
}

/// A sentence without its full stop.
pub fn headline(rng: &mut Rng) -> String {
    format!("{} {} {}", rng.one(WHO), rng.one(DID), rng.one(WHAT))
}
