// Everything works without this file. It only makes things quicker: focus, drag and drop, keys.
"use strict";
(function () {
  const typing = (e) => /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.isContentEditable;

  function ready(root) {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
    root.querySelectorAll("[data-drop]").forEach(drop);
  }

  function drop(box) {
    const input = box.querySelector("input[type=file]"), chosen = box.querySelector("[data-chosen]");
    if (!input || box.dataset.bound) return;
    box.dataset.bound = "1";
    const show = () => { chosen.textContent = Array.from(input.files, (f) => f.name).join(", "); };
    input.addEventListener("change", show);
    ["dragover", "dragleave", "drop"].forEach((name) => box.addEventListener(name, (e) => {
      e.preventDefault();
      box.classList.toggle("over", name === "dragover");
      if (name === "drop" && e.dataTransfer.files.length) { input.files = e.dataTransfer.files; show(); }
    }));
  }

  // Lists that are worked through by keys: j/k move, a e x … press the button of the current item with that data-key.
  let last = "";  // survives the swap of an item by its new form
  function current(list) { return list.querySelector(".item.on"); }
  function choose(item, scroll) {
    const list = item.closest("[data-keys]");
    list.querySelectorAll(".item.on").forEach((i) => i.classList.remove("on"));
    item.classList.add("on");
    last = item.id;
    if (scroll) item.scrollIntoView({ block: "nearest" });
    light(item.dataset.mark, true);
  }
  function light(id, scroll) {
    document.querySelectorAll("mark.on").forEach((m) => m.classList.remove("on"));
    if (!id) return;
    document.querySelectorAll('mark[data-items~="' + id + '"]').forEach((m, n) => {
      m.classList.add("on");
      if (!n && scroll) m.scrollIntoView({ block: "center" });
    });
  }
  function move(list, step) {
    const items = Array.from(list.querySelectorAll(".item"));
    if (!items.length) return;
    const at = items.indexOf(current(list));
    const next = items[Math.max(0, Math.min(items.length - 1, at + step))];
    choose(next, true);
    next.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e)) return;
    if (e.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search) { e.preventDefault(); search.focus(); }
      return;
    }
    const list = document.querySelector("[data-keys]");
    if (!list) return;
    if (e.key === "j" || e.key === "k") { e.preventDefault(); move(list, e.key === "j" ? 1 : -1); return; }
    const item = current(list), button = item && item.querySelector('[data-key="' + e.key + '"]');
    if (button) { e.preventDefault(); button.click(); }
  });

  document.addEventListener("click", (e) => {
    const mark = e.target.closest("mark[data-items]");
    if (mark) {
      const item = document.querySelector('[data-mark="' + mark.dataset.items.split(" ")[0] + '"]');
      if (item) choose(item, true);
      return;
    }
    const item = e.target.closest("[data-keys] .item");
    if (item) choose(item, false);
  });

  // Selecting text of the plan offers to add it as an item.
  document.addEventListener("selectionchange", () => {
    const bar = document.querySelector("[data-selection]"), paper = document.querySelector("[data-paper]");
    if (!bar || !paper) return;
    const range = document.getSelection().rangeCount ? document.getSelection().getRangeAt(0) : null;
    const inside = range && !range.collapsed && paper.contains(range.commonAncestorContainer);
    if (!inside) return;
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    bar.hidden = false;
    bar.querySelector("[data-quote]").textContent = range.toString().trim().slice(0, 120);
    bar.querySelectorAll("a[data-add]").forEach((a) => { a.href = a.dataset.add + "?tu=" + start + "&den=" + end; });
  });
  function offset(node, within) {
    const holder = (node.nodeType === 3 ? node.parentElement : node).closest("[data-at]");
    if (!holder) return null;
    const range = document.createRange();
    range.setStart(holder, 0);
    range.setEnd(node, within);
    return Number(holder.dataset.at) + Array.from(range.toString()).length;
  }

  let dirty = false;
  document.addEventListener("input", (e) => { if (e.target.closest("form[data-guard]")) dirty = true; });
  document.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (e) => { if (dirty) e.preventDefault(); });
  document.addEventListener("DOMContentLoaded", () => ready(document));
  document.addEventListener("htmx:load", (e) => {
    ready(e.target);
    const item = e.target.id && e.target.id === last ? e.target : null;
    if (item && item.closest("[data-keys]")) { choose(item, false); item.focus({ preventScroll: true }); }
  });
}());
