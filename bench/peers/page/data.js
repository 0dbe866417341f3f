// The data of a page, all requested at once: the portal, the region's weather, the article at this address.

const json = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

const article = json(`${location.pathname.replace(/\/(index\.html)?$/, "")}.json`);
const portal = json("/portal.json");
const weather = portal.then(({ defaultRegion }) => json(`/weather/${defaultRegion}.json`));

export { article, portal, weather };
