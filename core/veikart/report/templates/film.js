"use strict";
(() => {
  const id = (name) => document.getElementById(name);
  const frames = [...document.querySelectorAll(".frame")];
  const speeds = [0.25, 0.5, 1, 2, 4];
  const main = document.querySelector("main");
  let at = 0, speed = 2, timer = 0;

  /* A value is known again in the next frame by its table, and the labels of its row and column. */
  const values = (frame) => {
    const found = new Map();
    frame.querySelectorAll("table").forEach((table, number) => {
      const heads = table.tHead ? [...table.tHead.rows[0].cells] : [];
      const title = table.caption ? table.caption.textContent : "";
      const place = table.classList.contains("heat") ? ["heat"] : [number, title];
      table.querySelectorAll("tbody tr").forEach((row) => {
        const [label, ...cells] = [...row.cells];
        cells.forEach((cell, column) => {
          const head = heads.length === row.cells.length ? heads[column + 1].textContent : column;
          found.set(JSON.stringify([...place, label.textContent, head]), cell);
        });
      });
    });
    frame.querySelectorAll(".figures > div").forEach((figure) => {
      found.set(figure.querySelector("dt").textContent, figure);
    });
    return found;
  };
  const words = (cell) => cell.textContent.replace(/\s+/g, " ").trim();
  const compare = (before, frame) => {
    frame.querySelectorAll(".differs").forEach((cell) => cell.classList.remove("differs"));
    if (!before) return;
    const old = values(before);
    values(frame).forEach((cell, key) => {
      const then = old.get(key);
      if (then && words(then) !== words(cell)) cell.classList.add("differs");
    });
  };

  /* All frames are as large as the first, the middle and the last can be without being scrolled. */
  const fits = (frame, zoom) => {
    frame.querySelector(".stage").style.zoom = zoom;
    return main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth;
  };
  const largest = (frame, most) => {
    let [least, high] = [0.6, most];
    if (fits(frame, high)) return high;
    if (!fits(frame, least)) return least;
    while (high - least > 0.05) {
      const middle = (least + high) / 2;
      if (fits(frame, middle)) least = middle; else high = middle;
    }
    return least;
  };
  const fit = () => {
    let zoom = 1.6;
    frames[at].classList.remove("shown");
    new Set([frames[0], frames[frames.length >> 1], frames[frames.length - 1]]).forEach((frame) => {
      frame.classList.add("shown");
      zoom = largest(frame, zoom);
      frame.classList.remove("shown");
    });
    frames.forEach((frame) => { frame.querySelector(".stage").style.zoom = zoom; });
    frames[at].classList.add("shown");
  };

  const show = (place, stepped) => {
    const next = Math.min(Math.max(place, 0), frames.length - 1);
    const before = frames[next - 1];
    frames[at].classList.remove("shown");
    at = next;
    compare(before, frames[at]);
    frames[at].classList.add("shown");
    id("where").value = at + 1;
    id("place").textContent = `${at + 1} / ${frames.length}`;
    const told = frames[at].querySelectorAll("h2, .told");
    if (stepped) id("live").textContent = [...told].map((each) => each.textContent).join(": ");
    history.replaceState(null, "", `#${frames[at].id}`);
  };
  const button = () => {
    const play = id("play");
    play.textContent = timer ? `❚❚ ${play.dataset.pause}` : `▶ ${play.dataset.play}`;
  };
  const stop = () => { clearTimeout(timer); timer = 0; button(); };
  const wait = () => {
    timer = setTimeout(() => {
      if (at + 1 < frames.length) { show(at + 1, true); wait(); } else stop();
    }, Number(document.body.dataset.milliseconds) / speeds[speed]);
    button();
  };
  const play = () => {
    if (timer) { stop(); return; }
    if (at + 1 === frames.length) show(0, true);
    wait();
  };
  const step = (by) => { stop(); show(at + by, true); };
  const faster = (by) => {
    speed = Math.min(Math.max(speed + by, 0), speeds.length - 1);
    id("speed").textContent = `×${speeds[speed]}`;
    if (timer) { clearTimeout(timer); wait(); }
  };
  const shade = () => document.documentElement.classList.toggle("dark");

  const keys = {
    " ": play, ArrowLeft: () => step(-1), ArrowRight: () => step(1), PageUp: () => step(-1), PageDown: () => step(1),
    ",": () => step(-1), ".": () => step(1), Home: () => step(-frames.length), End: () => step(frames.length),
    "+": () => faster(1), "-": () => faster(-1), d: shade,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    if (event.key === " " && event.target.closest("button, summary")) return;
    event.preventDefault();
    keys[event.key]();
  });
  const clicks = { back: () => step(-1), play, on: () => step(1), slower: () => faster(-1), faster: () => faster(1), shade };
  Object.entries(clicks).forEach(([name, act]) => id(name).addEventListener("click", act));
  id("where").addEventListener("input", (event) => { stop(); show(Number(event.target.value) - 1, true); });
  addEventListener("resize", fit);

  document.body.classList.add("ready");
  document.querySelector("nav").hidden = false;
  document.querySelector("details").open = false;
  if (matchMedia("(prefers-color-scheme: dark)").matches) shade();
  show(Math.max(0, frames.findIndex((frame) => `#${frame.id}` === location.hash)), false);
  fit();
})();
