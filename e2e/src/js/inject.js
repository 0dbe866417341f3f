// Runs before all scripts of the page. The server fills in the settings.
(() => {
  const settings = __SETTINGS__;
  const hook = (name, value) => Object.defineProperty(window, name, { value });

  // Errors are stored for the tab, so that those of earlier documents are kept.
  const KEY = "__e2e_errors";
  const unkept = [];
  const read = () => { try { return JSON.parse(sessionStorage.getItem(KEY)) ?? []; } catch { return []; } };
  const keep = (line) => {
    try { sessionStorage.setItem(KEY, JSON.stringify([...read(), line])); } catch { unkept.push(line); }
  };
  hook("__errors", () => [...read(), ...unkept]);
  hook("__forget_errors", () => { unkept.length = 0; try { sessionStorage.removeItem(KEY); } catch {} });

  const show = (value) => {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value === "object") try { return JSON.stringify(value); } catch { /* below */ }
    return String(value);
  };
  addEventListener("error", (event) => {
    const from = event.target;
    if (from === window) keep(`error: ${event.message} (${event.filename}:${event.lineno})`);
    else keep(`resource: ${from.localName} ${from.currentSrc || from.src || from.href || ""}`);
  }, true);
  addEventListener("unhandledrejection", (event) => keep(`unhandledrejection: ${show(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) =>
    keep(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile ?? ""}:${event.lineNumber})`));
  const error = console.error;
  console.error = function (...values) {
    keep(`console.error: ${values.map(show).join(" ")}`);
    return error.apply(this, values);
  };

  // Simulates a hidden page.
  let hidden;
  const { get: isHidden } = Object.getOwnPropertyDescriptor(Document.prototype, "hidden");
  Object.defineProperty(Document.prototype, "hidden", { configurable: true, get() { return hidden ?? isHidden.call(this); } });
  Object.defineProperty(Document.prototype, "visibilityState", { configurable: true, get() { return this.hidden ? "hidden" : "visible"; } });
  hook("__hide", (yes) => { hidden = yes; document.dispatchEvent(new Event("visibilitychange", { bubbles: true })); });

  if (settings.languages.length) {
    const languages = Object.freeze(settings.languages);
    Object.defineProperty(Navigator.prototype, "languages", { configurable: true, get: () => languages });
    Object.defineProperty(Navigator.prototype, "language", { configurable: true, get: () => languages[0] });
  }

  // The clock. `performance.now`, `Temporal` and workers have the real time.
  if (!settings.clock) return;
  const RealDate = Date;
  let shift = RealDate.parse(settings.clock.start) + settings.clock.passed - RealDate.now();
  const now = () => RealDate.now() + shift;
  function Date_(...parts) {
    if (!new.target) return new Date_().toString();
    return Reflect.construct(RealDate, parts.length ? parts : [now()], new.target);
  }
  Object.setPrototypeOf(Date_, RealDate);
  Date_.prototype = RealDate.prototype;
  RealDate.prototype.constructor = Date_;
  Object.defineProperties(Date_, { name: { value: "Date" }, length: { value: 7 } });
  Date_.now = now;
  window.Date = Date_;

  // Without an argument, a format takes the current time.
  const formats = Intl.DateTimeFormat.prototype;
  const { formatToParts } = formats;
  formats.formatToParts = function (date) { return formatToParts.call(this, date ?? now()); };
  const { get: format } = Object.getOwnPropertyDescriptor(formats, "format");
  Object.defineProperty(formats, "format", {
    configurable: true,
    get() { const real = format.call(this); return (date) => real(date ?? now()); },
  });

  // Timers follow this clock, so that advancing it by an hour takes no hour.
  const { setTimeout: arm, clearTimeout: disarm, clearInterval: disarmInterval } = window;
  const timers = new Map();
  let last = 1_000_000;
  const start = (call, wait, values, every) => {
    // WebKit's driver limits the time of its scripts with the page's own setTimeout; that timer keeps the real time.
    if (wait === settings.driver_limit_ms) return arm(call, wait, ...values);
    if (typeof call !== "function") throw new TypeError("timers take a function here");
    const id = ++last;
    const delay = Math.max(Number(wait) || 0, 0);
    const timer = { due: now() + delay };
    timer.ring = () => {
      if (every) { timer.due = now() + delay; timer.armed = arm(timer.ring, delay); }
      else timers.delete(id);
      call.apply(window, values);
    };
    timer.armed = arm(timer.ring, delay);
    timers.set(id, timer);
    return id;
  };
  const stop = (real) => (id) => {
    const timer = timers.get(id);
    if (!timer) return real(id);
    disarm(timer.armed);
    timers.delete(id);
  };
  window.setTimeout = (call, wait, ...values) => start(call, wait, values, false);
  window.setInterval = (call, wait, ...values) => start(call, wait, values, true);
  window.clearTimeout = stop(disarm);
  window.clearInterval = stop(disarmInterval);

  // Advances the clock, and fires the timers that become due, in order.
  hook("__advance", (ms) => {
    shift += ms;
    for (const timer of [...timers.values()].sort((a, b) => a.due - b.due)) {
      disarm(timer.armed);
      timer.armed = arm(timer.ring, Math.max(timer.due - now(), 0));
    }
  });
  // Changes the clock without firing timers, as after the machine has slept.
  hook("__jump", (ms) => { shift += ms; });
})();
