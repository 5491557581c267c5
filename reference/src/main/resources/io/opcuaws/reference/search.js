// Lets the index be searched. Without it the index is one to read.

const field = document.getElementById("search");
const index = document.getElementById("index");
const nothing = document.getElementById("nothing");
const entries = [...index.querySelectorAll("li")];
const lists = [...index.querySelectorAll("ul")];

field.parentElement.hidden = false;

function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const entry of entries) {
    entry.hidden = !words.every((word) => entry.dataset.words.includes(word));
  }
  for (const list of lists) {
    list.hidden = list.previousElementSibling.hidden = !list.querySelector("li:not([hidden])");
  }
  nothing.hidden = entries.some((entry) => !entry.hidden);
}

field.addEventListener("input", search);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    entries.find((entry) => !entry.hidden)?.querySelector("a").click();
  } else if (event.key === "Escape") {
    field.value = "";
    search();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== field && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
  }
});

search();
