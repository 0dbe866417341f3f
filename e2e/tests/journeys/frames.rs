//! Framed stories in other people's pages: in a sandbox without an origin. They report their height and the links that are
//! clicked.

use e2e::{Browser, Journey, Site, journeys};
use host::{Host, STORY, STORY_TEXT};
use serde_json::{Value, json};

#[path = "frames/host.rs"]
pub mod host;

journeys! {
    a_frame_has_the_height_of_its_story;
    a_frames_height_depends_only_on_its_width;
    a_tall_picture_does_not_grow_the_frame;
    the_host_page_handles_links;
    without_frames_js_a_link_opens_a_window;
    messages_of_others_and_invalid_messages_are_ignored;
    a_frame_without_its_program_shows_a_link;
}

fn a_frame_has_the_height_of_its_story(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    let page = &host.page;
    let story = host.story()?;
    assert_eq!(story["origin"], "null", "the frame is in a sandbox");
    page.wait_until("ask().then(({end}) => Math.abs(frame.clientHeight - end) <= 1)")?;
    let story = page.eval("ask()")?;
    assert_eq!(story["is_scrolling"], false, "{story}");
    assert_eq!(
        story["errors"],
        json!([]),
        "no errors and no violations of the policy"
    );
    let last = page.eval("messages('action-news:height').at(-1)")?;
    assert_eq!(last["id"], STORY);
    assert_eq!(last["origin"], "null");
    assert_eq!(
        page.eval("frame.style.height")?,
        format!("{}px", last["height"])
    );
    // The same in AMP's format.
    let other = page.eval("heard.filter((it) => it.sentinel === 'amp').at(-1)")?;
    assert_eq!(
        (&other["type"], &other["height"]),
        (&json!("embed-size"), &last["height"])
    );
    // The height must not depend on a lazy layout, so this comes after.
    page.screenshot_whole("frame-in-a-page")?;
    Ok(())
}

/// 100 widths, up and down: each width has one height, and each change is reported at most twice.
fn a_frames_height_depends_only_on_its_width(browser: &Browser) -> Journey {
    let host = Host::open(browser, "frames.js")?;
    host.story()?;
    let narrow_to_wide = (0..100).map(|n| 320 + 4 * n);
    let widths: Vec<u32> = narrow_to_wide.clone().chain(narrow_to_wide.rev()).collect();
    let mut seen = Vec::new();
    // In batches, because of the timeout of a driver's scripts.
    for some in widths.chunks(25) {
        let script = r#"
            return (async (widths) => {
              const seen = [];
              for (const width of widths) {
                const before = messages("action-news:height").length;
                frame.style.width = `${width}px`;
                let is_settled, count;
                for (let n = 0; n < 100 && !is_settled; n++) {
                  count = messages("action-news:height").length;
                  const { width: inside, end } = await ask();
                  is_settled = inside === width && Math.abs(end - frame.clientHeight) <= 1
                    && count === messages("action-news:height").length;
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

/// On pages, tall pictures are limited to the height of the viewport. In a frame, picture and frame would make each other
/// grow.
fn a_tall_picture_does_not_grow_the_frame(browser: &Browser) -> Journey {
    let picture = json!({"type": "figure", "media": {"src": "/images/lighthouse.jpg", "type": "image/jpeg",
        "width": 1600, "height": 2400, "alt": "A lighthouse"}});
    let article = json!({"schema": "action-news/article/1", "id": STORY, "lang": "en", "headline": STORY_TEXT, "body": [picture]});
    let prepare = |news: &Site| news.put_json(&format!("/{STORY}.json"), &article);
    let host = Host::with(browser, "frames.js", prepare)?;
    let page = &host.page;
    host.story()?;
    let fits = "ask().then(({end}) => frame.clientHeight > 300 && Math.abs(frame.clientHeight - end) <= 1)";
    page.wait_until(fits)?;
    let told = page.eval("messages('action-news:height').map(({height}) => height)")?;
    for width in [400, 640] {
        let told = page.eval("messages('action-news:height').length")?;
        page.eval(&format!("frame.style.width = '{width}px'"))?;
        page.wait_until(&format!("ask().then(({{width}}) => width === {width})"))?;
        page.wait_until(fits)?;
        let more = page.eval("messages('action-news:height').length")?;
        assert!(
            more.as_u64() <= told.as_u64().map(|n| n + 2),
            "{told}, {more}"
        );
    }
    // At most five reports: for the greeting, the fallback, the text and the picture.
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

fn the_host_page_handles_links(browser: &Browser) -> Journey {
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
    assert_eq!(page.path()?, "/", "a cancelled link is not followed");
    page.eval(
        "(window.keeps = false, frame.contentWindow.postMessage({click: '.article a[href]'}, '*'))",
    )?;
    page.wait_until(&format!(
        "document.URL === {href:?} && document.readyState === 'complete'"
    ))?;
    Ok(())
}

fn without_frames_js_a_link_opens_a_window(browser: &Browser) -> Journey {
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
    assert_eq!(page.eval("messages('action-news:navigate').length")?, 0);
    assert_eq!(
        page.eval("frame.style.height")?,
        "",
        "without frames.js the height is not set"
    );
    Ok(())
}

/// Heights and URLs from other sources, or invalid ones.
fn messages_of_others_and_invalid_messages_are_ignored(browser: &Browser) -> Journey {
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

fn a_frame_without_its_program_shows_a_link(browser: &Browser) -> Journey {
    let fail = |news: &Site| news.fail("/assets/elements", e2e::Fault::Status(503));
    let host = Host::with(browser, "frames.js", fail)?;
    host.page
        .wait_until("messages('action-news:height').length > 0")?;
    host.page.wait_until("frame.clientHeight < 200")?;
    let story = host.page.eval("ask()")?;
    assert_eq!(story["is_scrolling"], false, "{story}");
    Ok(())
}
