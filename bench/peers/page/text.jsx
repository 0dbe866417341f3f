// Runs of text, and pictures.

/** A text of the article format: a string, or runs with marks and links. */
export function Text({ text }) {
  return typeof text === "string" ? text : text.map((run, n) => <Run key={n} run={run} />);
}

function Run({ run }) {
  const words = (run.m ?? []).reduceRight((inner, Mark) => <Mark>{inner}</Mark>, run.t);
  return run.href ? <a href={run.href}>{words}</a> : words;
}

const SIZES = {
  inline: "(min-width: 46rem) 42rem, 100vw",
  wide: "(min-width: 68rem) 64rem, 100vw",
  full: "100vw",
};

/** A figure: lede above, picture, caption and credit below. `number`: the picture's number in the article, from 1. */
export function Figure({ figure, number, lead }) {
  const { title, media, caption, credit, size = "inline" } = figure;
  return (
    <figure className={`figure figure--${size}`} id={`img-${number}`}>
      {title && <p className="figure__lede"><Text text={title} /></p>}
      <div className="figure__media">
        <a className="figure__zoom" href={largest(media)} data-action="zoom">
          <Picture media={media} sizes={SIZES[size]} lead={lead} />
        </a>
      </div>
      {(caption || credit) && (
        <figcaption className="figure__words">
          {caption && <span className="figure__caption"><Text text={caption} /></span>}
          {caption && credit && " "}
          {credit && <span className="figure__credit"><Text text={credit} /></span>}
        </figcaption>
      )}
    </figure>
  );
}

function Picture({ media, sizes, lead }) {
  const sources = media.sources ?? [];
  const types = [...new Set(sources.map(({ type }) => type))];
  const others = types.filter((type) => type !== media.type);
  const own = srcset(sources, media.type);
  return (
    <picture className="picture">
      {others.map((type) => (
        <source key={type} type={type} sizes={sizes} srcSet={srcset(sources, type)} />
      ))}
      <img
        className="picture__image"
        loading={lead ? "eager" : "lazy"}
        fetchPriority={lead ? "high" : undefined}
        decoding="async"
        width={media.width}
        height={media.height}
        alt={media.alt ?? ""}
        sizes={own ? sizes : undefined}
        srcSet={own}
        src={media.src}
      />
    </picture>
  );
}

/** The largest file of the picture's own type. */
function largest({ src, type, width, sources = [] }) {
  const files = sources.filter((source) => source.type === type);
  return files.reduce((best, file) => (file.width > best.width ? file : best), { src, width }).src;
}

function srcset(sources, type) {
  return sources.filter((source) => source.type === type)
    .map(({ src, width }) => `${src} ${width}w`).join(", ") || undefined;
}
