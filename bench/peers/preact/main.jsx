// The page in Preact.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Article } from "../page/article.jsx";
import * as data from "../page/data.js";
import { Footer, Header } from "../page/frame.jsx";

function Page() {
  const portal = usePromise(data.portal);
  const article = usePromise(data.article);
  useEffect(() => {
    if (article && portal) document.title = `${article.headline} – ${portal.name}`;
  }, [article, portal]);
  return (
    <>
      {portal && <Top portal={portal} />}
      <div id="document">
        {article && portal
          ? <><Article article={article} /><Footer portal={portal} /></>
          : <main id="main" className="page"><p className="waiting" role="status">Loading…</p></main>}
      </div>
    </>
  );
}

function Top({ portal }) {
  const region = portal.regions.find(({ id }) => id === portal.defaultRegion);
  const weather = usePromise(data.weather);
  return <header id="header"><Header portal={portal} region={region} now={useMinute()} weather={weather} /></header>;
}

function usePromise(promise) {
  const [value, setValue] = useState();
  useEffect(() => { promise.then(setValue); }, [promise]);
  return value;
}

/** The time, once a minute. */
function useMinute() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 60_000 - (Date.now() % 60_000));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}

render(<Page />, document.getElementById("root"));
