let element = document.activeElement;
while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
if (!element || element === document.body) return "";
const id = element.id ? `#${element.id}` : "";
const kind = [...element.classList].map((one) => `.${one}`).join("");
const label = (element.getAttribute("aria-label") ?? element.innerText ?? "").replace(/\s+/g, " ").trim();
return `${element.localName}${id}${kind} ${JSON.stringify(label.slice(0, 60))}`;
