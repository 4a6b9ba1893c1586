// Runs before the page's modules and its first paint. A file, because the page allows no inline script.

// The page allows no `eval` either; zod would try it once and the browser would report that.
globalThis.__zod_globalConfig = { jitless: true };

// No page flashes in the wrong theme.
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
