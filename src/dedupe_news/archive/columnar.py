"""Parquet parts: the types of their columns as met while reading, and tables written back in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


def schema_of(rows: Sequence[Mapping[str, object]]) -> str:
    """The types of some rows, as pyarrow writes them, in hexadecimal."""
    import pyarrow as pa  # noqa: PLC0415 - an extra; it read these rows, so it is there

    found: str = pa.Table.from_pylist([dict(row) for row in rows]).schema.serialize().to_pybytes().hex()
    return found


def united(schemas: Iterable[str], more: Mapping[str, str]) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """One schema for all rows of a part, with further columns of the given types (`string`, `double`)."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    read = [pa.ipc.read_schema(pa.py_buffer(bytes.fromhex(one))) for one in schemas]
    schema = pa.unify_schemas(read, promote_options="permissive")
    # a column that is empty in every row met has no type; text is what it can be read as anywhere
    schema = pa.schema(
        [pa.field(f.name, pa.string() if pa.types.is_null(f.type) else f.type) for f in schema]
    )
    for name, kind in more.items():
        if name not in schema.names:
            schema = schema.append(pa.field(name, pa.type_for_alias(kind)))
    return schema


class TableWriter:
    """Writes rows to a Parquet file, a row group a call."""

    def __init__(self, path: Path, schemas: Iterable[str], more: Mapping[str, str]) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra, asked for only by Parquet parts

        self._schema = united(schemas, more)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Write one row group."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        self._writer.write_table(pa.Table.from_pylist([dict(row) for row in rows], self._schema))

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()
