// A portal in React 19. It handles links to stories itself: its own URL has the story that it shows.
import { useState, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { notice } from "../notice.js";

const NEWS = "http://127.0.0.1:8080";
const FIRST = "/world/leaders-differ-on-syria";

/** The portal's router: the URL's fragment is the path of a story. */
const subscribe = (notify) => { addEventListener("hashchange", notify); return () => removeEventListener("hashchange", notify); };
const useStory = () => useSyncExternalStore(subscribe, () => location.hash.slice(1)) || FIRST;
const show = (href) => { location.hash = new URL(href, NEWS).pathname.replace(/\/(index\.html)?$/, ""); };

function Portal() {
  const story = useStory();
  const [isOpen, setOpen] = useState(true);
  return (
    <main>
      <h1>Harbour portal</h1>
      {/* embedding */}
      <action-news-headlines src={`${NEWS}/index.json`} count="4" onnews-navigate={(event) => {
        if (event.detail.kind !== "article") return;
        event.preventDefault();
        show(event.detail.href);
      }} />
      {/* /embedding */}
      <p><button id="toggle" onClick={() => setOpen(!isOpen)}>{isOpen ? "Close" : "Open"}</button></p>
      {isOpen && (
        /* embedding */
        <action-news-article id="story" src={`${NEWS}${story}.json`} theme="light">
          <a href={`${NEWS}${story}/`}>Read it at Action News</a>
        </action-news-article>
        /* /embedding */
      )}
      {/* embedding */}
      <action-news-article id="notice" article={notice} heading-level="3" />
      {/* /embedding */}
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Portal />);
