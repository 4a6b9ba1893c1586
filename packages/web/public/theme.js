// Runs before the first paint, so that no page flashes in the wrong theme. A file, because the page allows no inline script.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("rollcall.theme");
  } catch {
    // Storage may be switched off; then the system decides.
  }
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
