// Small comforts. Every page works without them.

function dressAsSupported() {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
}

async function startComponents() {
  try {
    const { initAll } = await import("../built/govuk-frontend.min.js");
    dressAsSupported();
    initAll();
  } catch {
    // The styles have not been built: the page is plain and works.
  }
}

function isTyping(element) {
  return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
}

// "/" puts the cursor in the search box, unless somebody is writing.
function slashSearches() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const box = document.getElementById("hw-search");
    if (!box) return;
    event.preventDefault();
    box.focus();
  });
}

// A line beside the button says that there are changes not yet saved, and leaving asks first.
function minding(form) {
  const line = document.createElement("p");
  line.className = "hw-unsaved govuk-hint";
  line.setAttribute("role", "status");
  form.append(line);
  let unsaved = false;
  form.addEventListener("input", () => {
    if (unsaved) return;
    unsaved = true;
    line.textContent = "You have changes that are not saved yet.";
    form.dispatchEvent(new CustomEvent("hw:unsaved", { bubbles: true }));
  });
  form.addEventListener("hw:saved", () => {
    unsaved = false;
    line.textContent = "";
  });
  form.addEventListener("submit", () => {
    unsaved = false;
    line.textContent = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}

// What is typed is kept a few seconds after the last key, and a line says when.
function keeping(form) {
  const line = document.createElement("p");
  line.className = "govuk-hint hw-saved";
  line.setAttribute("role", "status");
  form.append(line);
  let timer;
  let going = false;
  const save = async () => {
    try {
      const sent = await fetch(form.dataset.hwDraft, { method: "POST", body: new FormData(form), redirect: "manual" });
      const { saved } = sent.ok ? await sent.json() : {};
      if (!saved || going) return;
      line.textContent = `Saved at ${saved}`;
      form.dispatchEvent(new CustomEvent("hw:saved"));
    } catch {
      // No network: the line of unsaved changes stays, and the next key tries again.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 2000);
  });
  form.addEventListener("submit", () => {
    going = true;
    clearTimeout(timer);
  });
}

startComponents();
slashSearches();
document.querySelectorAll("form[data-hw-draft]").forEach(keeping);
document.querySelectorAll("form[data-hw-unsaved]").forEach(minding);
