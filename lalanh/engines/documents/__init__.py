"""View models to files: documents in the layout of NĐ 30/2020/NĐ-CP (DOCX, PDF) and tables (XLSX).

`model` and `sheets` hold what callers build; import the renderers from `word`, `pdf` and `xlsx`, so that a page which
exports a table does not load the PDF compiler.
"""
