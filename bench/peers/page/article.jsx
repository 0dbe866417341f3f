// The article: head, lead, blocks, foot.

import { Figure, Text } from "./text.jsx";
import { timestamp } from "./words.js";

export function Article({ article }) {
  const numbers = pictureNumbers(article);
  return (
    <main id="main" className="page">
      <article className="article" lang={article.lang}>
        <Head article={article} />
        {article.lead && <div className="article__lead"><Figure figure={article.lead} number={numbers.get(article.lead)} lead /></div>}
        <div className="article__body">
          <Blocks blocks={article.body} from={0} to={FIRST_BLOCKS} numbers={numbers} />
          {groups(article.body.length).map((from) => (
            <div key={from} className={groupClass(article.body.length - from)}>
              <Blocks blocks={article.body} from={from} to={from + GROUP_BLOCKS} numbers={numbers} />
            </div>
          ))}
        </div>
        <Foot article={article} />
      </article>
    </main>
  );
}

/** The pictures' numbers by their figures: the lead's first, then in the order of the document. */
function pictureNumbers({ lead, body }) {
  const figures = [lead, ...body.filter(({ type }) => type === "figure")].filter(Boolean);
  return new Map(figures.map((figure, n) => [figure, n + 1]));
}

// As on published pages: the blocks after the first ones are in groups, which are laid out when they are near the viewport.
const FIRST_BLOCKS = 15;
const GROUP_BLOCKS = 16;

function groups(blocks) {
  const count = Math.ceil(Math.max(0, blocks - FIRST_BLOCKS) / GROUP_BLOCKS);
  return Array.from({ length: count }, (_, n) => FIRST_BLOCKS + n * GROUP_BLOCKS);
}

const groupClass = (blocks) => (blocks * 2 <= GROUP_BLOCKS ? "block-group block-group--short" : "block-group");

function Blocks({ blocks, from, to, numbers }) {
  return blocks.slice(from, to).map((block, n) => (
    <div key={from + n} id={`b-${from + n}`} className={wrapper(block)}>
      <Block block={block} number={numbers.get(block)} />
    </div>
  ));
}

function Head({ article }) {
  const { section, headline, deck, byline, authors, dateline, published, updated } = article;
  return (
    <header className="article__head">
      {section && <p className="article__section"><a href={`/${section.id}/`}>{section.name}</a></p>}
      <h1 className="article__headline" id="headline" tabIndex={-1}><Text text={headline} /></h1>
      {deck && <p className="article__deck"><Text text={deck} /></p>}
      <div className="article__meta">
        <p className="article__byline"><Text text={byline} /></p>
        {authors?.length === 1 && authors[0].role && <p className="article__role">{authors[0].role}</p>}
        {dateline && <p className="article__dateline">{dateline}</p>}
        {published && <Time label="Published" at={published} />}
        {updated && <Time label="Updated" at={updated} />}
      </div>
    </header>
  );
}

function Time({ label, at }) {
  return <p className="article__time">{label} <time dateTime={at}>{timestamp(at)}</time></p>;
}

const WIDER = { wide: "block--wide", full: "block--full" };

function wrapper(block) {
  const wider = block.type === "figure" ? WIDER[block.size] : undefined;
  return wider ? `block ${wider}` : "block";
}

function Block({ block, number }) {
  switch (block.type) {
    case "paragraph": return <p><Text text={block.text} /></p>;
    case "heading": {
      const Heading = `h${block.level ?? 2}`;
      return <Heading><Text text={block.text} /></Heading>;
    }
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return <List className="list">{block.items.map((item, n) => <li key={n}><Text text={item.text} /></li>)}</List>;
    }
    case "quote": return <Quote kind="quote" cite={block.cite}>{block.blocks.map((one, n) => <Block key={n} block={one} />)}</Quote>;
    case "pullquote": return <Quote kind="pullquote" cite={block.cite}><p><Text text={block.text} /></p></Quote>;
    case "figure": return <Figure figure={block} number={number} />;
    default: throw new Error(`the benchmark's documents have no ${block.type}`);
  }
}

function Quote({ kind, cite, children }) {
  return (
    <figure className={kind}>
      <blockquote>{children}</blockquote>
      {cite && <figcaption className="quote__cite"><Text text={cite} /></figcaption>}
    </figure>
  );
}

function Foot({ article: { authors, tags, related, rights } }) {
  return (
    <footer className="article__foot">
      {authors?.filter(({ bio }) => bio).map((author) => (
        <div className="author" key={author.name}>
          <img className="author__image" loading="lazy" decoding="async" width="64" height="64" alt="" src={author.image} />
          <div>
            <p className="author__name">{author.name}</p>
            {author.role && <p className="author__role">{author.role}</p>}
            <p className="author__bio"><Text text={author.bio} /></p>
          </div>
        </div>
      ))}
      {tags && (
        <section className="tags" aria-labelledby="tags-heading">
          <h2 id="tags-heading">Topics</h2>
          <ul>{tags.map(({ name, url }) => <li key={url}><a href={url}>{name}</a></li>)}</ul>
        </section>
      )}
      {related && (
        <section className="related" aria-labelledby="related-heading">
          <h2 id="related-heading">Related stories</h2>
          <div className="related__cards">{related.map((card) => <Card key={card.url} card={card} />)}</div>
        </section>
      )}
      {rights && <p className="article__rights">{rights}</p>}
    </footer>
  );
}

function Card({ card: { image, url, headline, text } }) {
  return (
    <div className="card">
      {image && <img className="card__image" loading="lazy" decoding="async" width="3" height="2" alt="" src={image} />}
      <div className="card__words">
        <p className="card__headline"><a href={url}><Text text={headline} /></a></p>
        {text && <p className="card__text"><Text text={text} /></p>}
      </div>
    </div>
  );
}
