// The header bar, the masthead and the footer.

import { moment, say } from "./words.js";

const LINK_NAMES = { home: "Home", webmail: "WebMail", advertise: "Advertise", login: "Login" };

export function Header({ portal, region, now, weather }) {
  const links = portal.links.map((link) => (
    <li key={link.id}><a className="bar__link" href={link.href}>{LINK_NAMES[link.id]}</a></li>
  ));
  return (
    <>
      <a className="skip-link" href="#main">Skip to content</a>
      <div className="bar">
        <nav className="bar__row" aria-label="Portal">
          <ul className="bar__links">{links.slice(0, 2)}</ul>
          <p className="bar__now">
            <time className="bar__clock" dateTime={now.toISOString()}>{moment(now, region.timeZone)}</time>{" "}
            <span className="bar__region">{say(region.name)}</span>{" "}
            <span className="bar__temperature">{weather && <bdi dir="ltr">{temperature(weather, region)}</bdi>}</span>
          </p>
          <ul className="bar__links bar__links--end">
            <li><Regions portal={portal} current={region} /></li>
            {links.slice(2)}
          </ul>
        </nav>
      </div>
      <div className="notices" role="status" aria-label="Notices" />
      <Masthead portal={portal} />
    </>
  );
}

function temperature({ celsius }, { unit }) {
  const value = unit === "F" ? celsius * 1.8 + 32 : celsius;
  return `${value.toFixed(1)}°${unit}`;
}

function Regions({ portal, current }) {
  return (
    <details className="regions">
      <summary className="bar__link">Regions</summary>
      <ul className="regions__list">
        {portal.regions.map((region) => (
          <li key={region.id}>
            <a href={`/region/${region.id}/`} aria-current={region === current ? "true" : undefined}>{say(region.name)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Masthead({ portal }) {
  return (
    <div className="masthead">
      <a className="masthead__name" href="/">
        <img className="masthead__logo" src={portal.logo} alt="" width="40" height="40" />
        <span>{portal.name}</span>
      </a>
      <nav className="masthead__sections" aria-label="Sections">
        <ul>
          {portal.sections.map(({ id, name }) => <li key={id}><a href={`/${id}/`}>{say(name)}</a></li>)}
        </ul>
      </nav>
    </div>
  );
}

const LANGUAGES = [["en", "ltr", "English", "/"], ["fr", "ltr", "Français", "/fr/"], ["ar", "rtl", "العربية", "/ar/"]];

export function Footer({ portal }) {
  return (
    <footer className="footer">
      <nav className="footer__languages" aria-label="Language">
        <ul>
          {LANGUAGES.map(([code, dir, name, href]) => (
            <li key={code}><a lang={code} dir={dir} hrefLang={code} href={href}>{name}</a></li>
          ))}
        </ul>
      </nav>
      <nav className="footer__links" aria-label="About this site">
        <ul>
          {portal.footer.map(({ href, name }) => <li key={href}><a href={href}>{say(name)}</a></li>)}
          <li><a href="/feed.xml">RSS feed</a></li>
        </ul>
      </nav>
      <p className="footer__rights">{say(portal.rights)}</p>
    </footer>
  );
}
