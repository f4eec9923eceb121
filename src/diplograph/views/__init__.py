"""Networks in, pages and pictures out. `network` is the page (pyvis), `picture` a still one for notebooks."""
