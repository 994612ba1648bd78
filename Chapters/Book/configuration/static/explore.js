// A slider over the rows of a sweep that the chapter's program computed. Nothing is computed here: a row is chosen and shown.
for (const part of document.querySelectorAll(".explorable")) {
  const { columns, rows } = JSON.parse(part.querySelector("script").textContent);
  const slider = part.querySelector("input");
  const drawing = part.querySelector("svg");
  const frame = part.querySelector(".frame");
  const table = part.parentElement.querySelector("table");
  const show = () => {
    const row = rows[slider.value];
    drawing.querySelector("line").setAttribute("x1", row.x);
    drawing.querySelector("line").setAttribute("x2", row.x);
    drawing.querySelectorAll("circle").forEach((ring, index) => {
      ring.toggleAttribute("hidden", index >= row.ys.length);
      ring.setAttribute("cx", row.x);
      ring.setAttribute("cy", row.ys[index] ?? 0);
    });
    frame.src = frame.src.replace(/-\d+\.svg/, `-${slider.value}.svg`);
    frame.alt = row.description;
    slider.setAttribute("aria-valuetext", `${columns[0]} = ${row.cells[0]}`);
    part.querySelector("[role=status]").textContent = columns.map((name, index) => `${name} = ${row.cells[index]}`).join(", ");
    table?.querySelectorAll("tbody tr").forEach((line, index) => line.classList.toggle("chosen", index === Number(slider.value)));
  };
  drawing.removeAttribute("hidden");
  part.querySelector(".explorable-control").removeAttribute("hidden");
  slider.addEventListener("input", show);
  show();
}
