// The page in React 19.

import { Suspense, use, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { Article } from "../page/article.jsx";
import * as data from "../page/data.js";
import { Footer, Header } from "../page/frame.jsx";

const waiting = <main id="main" className="page"><p className="waiting" role="status">Loading…</p></main>;

function Page() {
  return (
    <>
      <Suspense><Top /></Suspense>
      <div id="document"><Suspense fallback={waiting}><Document /></Suspense></div>
    </>
  );
}

function Top() {
  const portal = use(data.portal);
  const region = portal.regions.find(({ id }) => id === portal.defaultRegion);
  const [weather, setWeather] = useState();
  useEffect(() => { data.weather.then(setWeather); }, []);
  return <header id="header"><Header portal={portal} region={region} now={useMinute()} weather={weather} /></header>;
}

function Document() {
  const article = use(data.article);
  const portal = use(data.portal);
  useEffect(() => { document.title = `${article.headline} – ${portal.name}`; }, [article, portal]);
  return <><Article article={article} /><Footer portal={portal} /></>;
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

createRoot(document.getElementById("root")).render(<Page />);
