"use strict";
// Checks what is pasted while the owner is still there, and copies texts. The page works without it.

const SIGNS = {good: "✓", warns: "!", bad: "✗"};

function draw(place, answers, words) {
  place.replaceChildren(...answers.map(([kind, said]) => {
    const line = document.createElement("p");
    line.className = kind;
    const sign = document.createElement("span");
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = SIGNS[kind];
    const aloud = document.createElement("span");
    aloud.className = "unseen";
    aloud.textContent = words[kind];
    line.append(sign, " ", aloud, " ");
    for (const [text, bold] of said) {
      const part = document.createElement(bold ? "strong" : "span");
      part.textContent = text;
      line.append(part);
    }
    return line;
  }));
}

for (const form of document.querySelectorAll("form[data-look]")) {
  let waiting = 0;
  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(form.dataset.look, {method: "POST", body: new URLSearchParams(new FormData(form))});
      if (!answer.ok || mine !== asked) return;
      const said = await answer.json();
      for (const field of said.fields) {
        const pasted = document.getElementById(field.name + "-pasted");
        if (pasted) pasted.textContent = field.pasted;
        draw(document.getElementById(field.name + "-answer"), field.answers, form.dataset);
        const input = document.getElementById(field.name);
        if (input) input.setAttribute("aria-invalid", String(field.answers.some(([kind]) => kind === "bad")));
      }
      draw(document.getElementById("answer"), said.answers, form.dataset);
    } catch (error) {
      return; // the button asks again
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 50);
  };
  form.addEventListener("paste", soon);
  form.addEventListener("change", soon);
}

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.firstElementChild.textContent);
    button.textContent = text.dataset.copied;
  });
  text.append(" ", button);
}
