// A portal in Vue 3. It handles links to stories itself: its own URL has the story that it shows.
import { createApp, ref } from "vue";
import { notice } from "../notice.js";

const NEWS = "http://127.0.0.1:8080";
const FIRST = "/world/leaders-differ-on-syria";

/** The portal's router: the URL's fragment is the path of a story. */
const story = ref(location.hash.slice(1) || FIRST);
addEventListener("hashchange", () => { story.value = location.hash.slice(1) || FIRST; });
const show = (href) => { location.hash = new URL(href, NEWS).pathname.replace(/\/(index\.html)?$/, ""); };

// embedding
const follow = (event) => {
  if (event.detail.kind !== "article") return;
  event.preventDefault();
  show(event.detail.href);
};
// /embedding

const app = createApp({
  setup: () => ({ NEWS, story, follow, notice, isOpen: ref(true) }),
  template: `
    <h1>Harbour portal</h1>
    <!-- embedding -->
    <action-news-headlines :src="NEWS + '/index.json'" count="4"
      @news-navigate="follow"></action-news-headlines>
    <!-- /embedding -->
    <p><button id="toggle" @click="isOpen = !isOpen">{{ isOpen ? "Close" : "Open" }}</button></p>
    <!-- embedding -->
    <action-news-article v-if="isOpen" id="story" :src="NEWS + story + '.json'" theme="light">
      <a :href="NEWS + story + '/'">Read it at Action News</a>
    </action-news-article>
    <action-news-article id="notice" :article.prop="notice" heading-level="3"></action-news-article>
    <!-- /embedding -->`,
});
// embedding
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("action-news-");
// /embedding
app.mount("#root");
