//! Stories in frames of other people's pages: in a sandbox that takes their origin away, on another origin. They say how
//! high they are and where their links lead.

use around::{Host, SAYS, STORY};
use e2e::{Browser, Journey, Site, journeys};
use serde_json::{Value, json};

#[path = "frames/around.rs"]
pub mod around;

journeys! {
    a_frame_shows_the_story_and_is_as_high_as_it;
    a_frame_follows_its_width_and_never_grows_by_itself;
    a_tall_picture_has_its_height_at_once;
    a_link_leads_where_the_page_around_says;
    a_link_opens_a_page_of_its_own_where_nobody_says;
    a_page_around_believes_its_own_frame_alone;
    a_frame_without_its_program_is_a_link;
}

fn a_frame_shows_the_story_and_is_as_high_as_it(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    let page = &host.page;
    let story = host.story()?;
    assert_eq!(story["origin"], "null", "it stands in a sandbox");
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    let story = page.eval("ask()")?;
    assert_eq!(story["is_scrolling"], false, "{story}");
    assert_eq!(
        story["errors"],
        json!([]),
        "nothing failed, and no policy was hurt"
    );
    let last = page.eval("said('action-news:height').at(-1)")?;
    assert_eq!(last["id"], STORY);
    assert_eq!(last["origin"], "null");
    assert_eq!(
        page.eval("frame.style.height")?,
        format!("{}px", last["height"])
    );
    // As hosts hear it that know others' frames.
    let other = page.eval("heard.filter((it) => it.sentinel === 'amp').at(-1)")?;
    assert_eq!(
        (&other["type"], &other["height"]),
        (&json!("embed-size"), &last["height"])
    );
    // A picture that is laid out late must not be needed for it.
    page.screenshot_whole("frame-in-a-page")?;
    Ok(())
}

/// 200 widths, there and back: one width has one height, and each change is told twice at most.
fn a_frame_follows_its_width_and_never_grows_by_itself(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    host.story()?;
    let narrow_to_wide = (0..100).map(|n| 320 + 4 * n);
    let widths: Vec<u32> = narrow_to_wide.clone().chain(narrow_to_wide.rev()).collect();
    let mut seen = Vec::new();
    // An engine's driver does not wait for all of them at once.
    for some in widths.chunks(25) {
        let script = r#"
            return (async (widths) => {
              const seen = [];
              for (const width of widths) {
                const before = said("action-news:height").length;
                frame.style.width = `${width}px`;
                let is_settled, count;
                for (let n = 0; n < 100 && !is_settled; n++) {
                  count = said("action-news:height").length;
                  const { width: inside, end } = await ask();
                  is_settled = inside === width && Math.abs(end - frame.clientHeight) <= 1
                    && count === said("action-news:height").length;
                }
                seen.push([width, is_settled, count - before, frame.clientHeight]);
              }
              return seen;
            })(arguments[0])"#;
        let some = host.page.run(script, &[json!(some)])?;
        seen.extend(some.as_array().cloned().unwrap_or_default());
    }
    let height = |one: &Value| one[3].as_i64().unwrap_or_default();
    assert_eq!(seen.len(), 200);
    for (there, back) in seen.iter().zip(seen.iter().rev()) {
        assert_eq!(there[1], true, "it settles: {there}");
        assert!(there[2].as_u64().is_some_and(|count| count <= 2), "{there}");
        assert_eq!(there[0], back[0]);
        assert!(
            height(there).abs_diff(height(back)) <= 1,
            "{there}, then {back}"
        );
    }
    assert!(height(&seen[0]) > height(&seen[99]), "narrower is higher");
    Ok(())
}

/// Tall pictures stop at a screen's height elsewhere. A frame that grew by its picture would be a higher screen each time.
fn a_tall_picture_has_its_height_at_once(browser: &Browser) -> Journey {
    let picture = json!({"type": "figure", "media": {"src": "/images/lighthouse.jpg", "type": "image/jpeg",
        "width": 1600, "height": 2400, "alt": "A lighthouse"}});
    let article = json!({"schema": "action-news/article/1", "id": STORY, "lang": "en", "headline": SAYS, "body": [picture]});
    let prepare = |news: &Site| news.put_json(&format!("/{STORY}.json"), &article);
    let host = Host::with(browser, "frames.js", prepare)?;
    let page = &host.page;
    host.story()?;
    let fits = "ask().then(({end}) => frame.clientHeight > 300 && Math.abs(frame.clientHeight - end) <= 1)";
    page.wait_until(fits)?;
    let told = page.eval("said('action-news:height').map(({height}) => height)")?;
    for width in [400, 640] {
        let told = page.eval("said('action-news:height').length")?;
        page.eval(&format!("frame.style.width = '{width}px'"))?;
        page.wait_until(&format!("ask().then(({{width}}) => width === {width})"))?;
        page.wait_until(fits)?;
        let more = page.eval("said('action-news:height').length")?;
        assert!(
            more.as_u64() <= told.as_u64().map(|n| n + 2),
            "{told}, {more}"
        );
    }
    // Greeted, the link, the words, the picture; and then no more.
    assert!(
        told.as_array().is_some_and(|told| told.len() <= 5),
        "{told}"
    );
    assert!(
        told[told.as_array().map_or(0, Vec::len) - 1].as_u64() > Some(1000),
        "{told}"
    );
    Ok(())
}

const LINK: &str = ".article a[href]";

fn a_link_leads_where_the_page_around_says(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    let (page, origin) = (&host.page, host.news.origin());
    host.story()?;
    page.eval(&format!(
        "(window.keeps = true, frame.contentWindow.postMessage({{click: {LINK:?}}}, '*'))"
    ))?;
    page.wait_until("followed.length === 1")?;
    let href = page.eval("followed[0]")?;
    let href = href.as_str().unwrap_or_default().to_owned();
    assert!(href.starts_with(&format!("{origin}/")), "{href}");
    assert_eq!(page.path()?, "/", "who prevents it stays");
    page.eval(
        "(window.keeps = false, frame.contentWindow.postMessage({click: '.article a[href]'}, '*'))",
    )?;
    page.wait_until(&format!(
        "document.URL === {href:?} && document.readyState === 'complete'"
    ))?;
    Ok(())
}

fn a_link_opens_a_page_of_its_own_where_nobody_says(browser: &Browser) -> Journey {
    let host = Host::open(browser, "")?;
    let page = &host.page;
    host.story()?;
    page.eval(&format!(
        "frame.contentWindow.postMessage({{click: {LINK:?}}}, '*')"
    ))?;
    page.wait_until("heard.some((it) => it.opened)")?;
    let opened = page.eval("heard.find((it) => it.opened).opened")?;
    assert!(
        opened[0]
            .as_str()
            .unwrap_or_default()
            .starts_with(&host.news.origin()),
        "{opened}"
    );
    assert_eq!(
        (&opened[1], &opened[2]),
        (&json!("_blank"), &json!("noopener"))
    );
    assert_eq!(page.eval("said('action-news:navigate').length")?, 0);
    assert_eq!(
        page.eval("frame.style.height")?,
        "",
        "its height is nobody's either"
    );
    Ok(())
}

/// Heights and addresses of anybody else, or beyond reason, change nothing.
fn a_page_around_believes_its_own_frame_alone(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    let page = &host.page;
    host.story()?;
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    let height = page.eval("frame.style.height")?;
    page.run(
        "postMessage({type: 'action-news:height', height: 77}, '*');
         postMessage({type: 'action-news:navigate', href: arguments[0]}, '*');
         const say = (say) => frame.contentWindow.postMessage({say}, '*');
         for (const height of [0, -1, NaN, null, '99', {}]) say({type: 'action-news:height', height});
         for (const href of ['https://elsewhere.example/', 'javascript:alert(1)', 'data:,x', '/', '', null, {}, location.href])
           say({type: 'action-news:navigate', href});
         return ask()",
        &[json!(format!("{}/world/", host.news.origin()))],
    )?;
    assert_eq!(page.eval("frame.style.height")?, height);
    assert_eq!(page.eval("followed")?, json!([]));
    assert_eq!(page.eval("location.origin")?, host.site.origin());
    page.run(
        "frame.contentWindow.postMessage({say: {type: 'action-news:height', height: 1e9}}, '*')",
        &[],
    )?;
    page.wait_until("frame.style.height === '100000px'")?;
    Ok(())
}

fn a_frame_without_its_program_is_a_link(browser: &Browser) -> Journey {
    let fail = |news: &Site| news.fail("/assets/elements", e2e::Fault::Status(503));
    let host = Host::with(browser, "frames.js", fail)?;
    host.page
        .wait_until("said('action-news:height').length > 0")?;
    host.page.wait_until("frame.clientHeight < 200")?;
    let story = host.page.eval("ask()")?;
    assert_eq!(story["is_scrolling"], false, "{story}");
    Ok(())
}
