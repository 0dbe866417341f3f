//! The header bar on small screens: no overlaps, nothing cut off, and the story begins in the first third of the screen.
//! With the fonts that the styles name, and with the fallback fonts of systems without them.

use crate::sample::{
    ARABIC_STORY, DEMO_TIME, EVERY_BLOCK, STORY, wait_for_pictures, wait_for_script,
};
use e2e::{Browser, Journey, Reader, Site, journeys};
use serde_json::json;

journeys! {
    nothing_overlaps_or_is_cut_off;
    the_headline_begins_in_the_first_third_of_a_phone;
}

/// Makes all readings eleven and a half hours old: their temperatures have the longest text.
const STALE_WEATHER: &str = "const realFetch = window.fetch;
    window.fetch = async (asked, options) => {
      const region = /\\/weather\\/([^/]+)\\.json/.exec(asked.url ?? asked)?.[1];
      if (!region) return realFetch(asked, options);
      const observed = new Date(Date.now() - 11.6 * 3_600_000).toISOString();
      return Response.json({ schema: 'action-news/weather/1', region, celsius: -38.8, observed });
    };";

/// DejaVu Sans is the fallback of browsers on Linux, and wider than all fonts that the styles name.
const FONTS: [Option<&str>; 3] = [None, Some("DejaVu Sans"), Some("Liberation Sans")];

/// Makes the page use only this font.
const USE_FONT: &str = "const [font] = arguments;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { font-family: \"${font}\", sans-serif !important }`);
    document.adoptedStyleSheets = [sheet]";

/// Shows every region at three hours of the day with the longest date of the year. Returns the boxes that overlap or are cut
/// off.
const LOOK: &str = r#"
    const all = (selector) => [...document.querySelectorAll(selector)];
    const wake = () => { window.__hide(true); window.__hide(false); };
    const clock = document.querySelector('.bar__clock');
    const HOUR = 3_600_000;
    // Measures the width of the clock's text in one line.
    const ruler = clock.parentElement.appendChild(clock.cloneNode());
    ruler.style.cssText = 'position: absolute; white-space: nowrap; visibility: hidden';
    const words = document.createRange();
    let longest = { width: 0, at: 0, date: '' };
    let passed = 0;
    for (let day = 0; day < 366; day += 1) {
      wake();
      ruler.textContent = clock.textContent;
      words.selectNodeContents(ruler);
      const width = words.getBoundingClientRect().width;
      if (width > longest.width) longest = { width, at: passed, date: clock.textContent };
      window.__jump(24 * HOUR);
      passed += 24 * HOUR;
    }
    ruler.remove();
    window.__jump(longest.at - passed);

    const wrong = new Set();
    const isShown = (it) => it.checkVisibility?.() ?? it.getClientRects().length > 0;
    const boxes = () => {
      const items = all('.bar__link, .bar__clock, .bar__region, .bar__temperature bdi, .bar__age, .notice__text, .notice__dismiss, .masthead__name')
        .filter((it) => isShown(it) && !it.closest('.regions__list'));
      return items.flatMap((it) => {
        const name = `${it.className.split(' ')[0] || it.localName} ${it.textContent}`;
        const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) {
          const text = texts.currentNode;
          if (!text.data.trim() || text.parentElement.closest('.visually-hidden')) continue;
          const range = document.createRange();
          range.selectNodeContents(text);
          found.push(...[...range.getClientRects()].map((box) => ({ it, name, box })));
        }
        return found;
      });
    };
    const look = (what) => {
      const found = boxes();
      const say = (words) => wrong.add(`${what}: ${words}`);
      found.forEach((a, n) => {
        const { box } = a;
        if (box.left < -0.5 || box.right > innerWidth + 0.5) say(`${a.name} leaves the screen, ${Math.round(box.left)} to ${Math.round(box.right)}`);
        for (let around = a.it; around && around !== document.body; around = around.parentElement) {
          const { overflowX, overflowY } = getComputedStyle(around);
          const outer = around.getBoundingClientRect();
          if (overflowX !== 'visible' && (box.left < outer.left - 0.5 || box.right > outer.right + 0.5)) say(`${a.name} is cut off by ${around.className}`);
          if (overflowY !== 'visible' && (box.top < outer.top - 0.5 || box.bottom > outer.bottom + 0.5)) say(`${a.name} is cut off by ${around.className}`);
        }
        for (const b of found.slice(n + 1)) {
          if (a.it === b.it) continue;
          const x = Math.min(box.right, b.box.right) - Math.max(box.left, b.box.left);
          const y = Math.min(box.bottom, b.box.bottom) - Math.max(box.top, b.box.top);
          // Lines of text are higher than their letters, so their boxes may overlap a little.
          if (x > 0.5 && y > box.height * 0.25) say(`${a.name} lies over ${b.name}`);
        }
      });
      for (const part of all('.bar, .bar__row, .masthead')) {
        if (part.scrollWidth > part.clientWidth + 1) say(`${part.className} scrolls`);
      }
      if (document.documentElement.scrollWidth > innerWidth) say('the page scrolls sideways');
    };
    const until = async (holds) => {
      for (let n = 0; n < 200 && !holds(); n += 1) await new Promise((go) => queueMicrotask(() => requestAnimationFrame(go)));
      return holds();
    };
    let looks = 0;
    for (const { dataset, textContent } of all('[data-zone]')) {
      localStorage['action-news:region'] = dataset.region;
      for (let n = 0; n < 3; n += 1) {
        wake();
        const isThere = () => document.querySelector('.bar__region').textContent.trim() === textContent.trim() && document.querySelector('.bar__age');
        if (!(await until(isThere))) wrong.add(`${dataset.region} is not shown with its age`);
        look(`${dataset.region}, ${clock.textContent}`);
        looks += 1;
        window.__jump(HOUR * 5);
        // Outdated readings are requested again.
      }
      window.__jump(HOUR * -15);
    }
    return { wrong: [...wrong], looks, date: longest.date };
"#;

fn nothing_overlaps_or_is_cut_off(browser: &Browser) -> Journey {
    let mut wrong = Vec::new();
    for width_px in [320, 360, 400] {
        let reader = Reader::default().with_screen(width_px, 800);
        let site = Site::dist()?.clock_at(DEMO_TIME).inject(STALE_WEATHER);
        let page = browser.page_for(&reader)?;
        for path in ["/about/", "/fr/about/", "/ar/about/"] {
            for font in FONTS {
                page.open(&site, path)?;
                wait_for_script(&page)?;
                if let Some(font) = font {
                    page.run(USE_FONT, &[json!(font)])?;
                }
                let told = page.run(&format!("return (async () => {{ {LOOK} }})()"), &[])?;
                assert!(told["looks"].as_u64() >= Some(54), "{told}");
                let date = told["date"].as_str().unwrap_or_default();
                assert!(path != "/about/" || date.starts_with("Wednesday"), "{date}");
                let lines = told["wrong"].as_array().cloned().unwrap_or_default();
                let what = format!("{path} at {width_px} px in {}", font.unwrap_or("its fonts"));
                if !lines.is_empty() {
                    page.screenshot(&format!("bar{}{width_px}", path.replace('/', "-")))?;
                    let first: Vec<_> = lines.iter().take(4).collect();
                    wrong.push(format!("{what}: {} of them: {first:#?}", lines.len()));
                }
            }
        }
        page.take_errors()?;
        browser.close(page)?;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn the_headline_begins_in_the_first_third_of_a_phone(browser: &Browser) -> Journey {
    let reader = Reader::default().with_screen(360, 800);
    let site = Site::dist()?.clock_at(DEMO_TIME);
    let page = browser.page_for(&reader)?;
    let mut late = Vec::new();
    for path in [STORY, EVERY_BLOCK, ARABIC_STORY, "/fr/about/"] {
        for font in FONTS {
            page.open(&site, path)?;
            wait_for_script(&page)?;
            page.wait_for_text(".bar__temperature", "12")?;
            if let Some(font) = font {
                page.run(USE_FONT, &[json!(font)])?;
            }
            assert!(page.sees(".notice--maintenance")?, "{path} has a notice");
            let top = page.eval("document.querySelector('h1').getBoundingClientRect().top")?;
            let top_px = top.as_f64().unwrap_or(f64::MAX);
            if top_px > 800.0 / 3.0 {
                late.push(format!(
                    "{path} in {}: {top_px} px",
                    font.unwrap_or("its fonts")
                ));
            }
            wait_for_pictures(&page)?;
        }
    }
    page.screenshot("phone-360")?;
    assert!(late.is_empty(), "{late:#?}");
    Ok(())
}
