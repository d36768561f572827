from __future__ import annotations

import struct
import wave
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.io import wavfile

from sinstudio.errors import SinStudioError
from sinstudio.files.signals import open_signal, save_signal, signal_of

WAVE = np.sin(np.arange(50) / 3)


def pcm(path: Path, data: bytes, width: int, channels: int = 1, rate: int = 8000) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)
    return path


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def fmt(code=1, channels=1, rate=8000, bits=16, frame=None) -> bytes:
    frame = channels * bits // 8 if frame is None else frame
    return struct.pack("<HHIIHH", code, channels, rate, rate * frame, frame, bits)


@pytest.mark.parametrize(
    ("width", "to_bytes"),
    [
        (1, lambda v: (np.round(v * 127) + 128).astype(np.uint8).tobytes()),
        (2, lambda v: np.round(v * 32767).astype("<i2").tobytes()),
        (3, lambda v: b"".join(int(u * (2**23 - 1)).to_bytes(3, "little", signed=True) for u in v)),
        (4, lambda v: (v * (2**31 - 1)).astype("<i4").tobytes()),
    ],
)
def test_pcm(tmp_path, width, to_bytes):
    signal = open_signal(pcm(tmp_path / "a.wav", to_bytes(WAVE), width))
    np.testing.assert_allclose(signal.values[:, 0], WAVE, atol=1.1 / 2 ** (8 * width - 2) + 1e-6)
    assert signal.units.rate == pytest.approx(8000)
    assert (signal.units.seconds, signal.units.source) == (True, "WAV, 8,000 Hz")


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_floats_beyond_one_are_kept(tmp_path, kind):
    wavfile.write(tmp_path / "a.wav", 44_100, (3 * WAVE).astype(kind))
    np.testing.assert_allclose(open_signal(tmp_path / "a.wav").values[:, 0], 3 * WAVE, atol=1e-6)


def test_stereo_shares_a_range(tmp_path):
    both = np.stack([WAVE, WAVE / 4], 1).astype(np.float32)
    wavfile.write(tmp_path / "a.wav", 44_100, both)
    signal = open_signal(tmp_path / "a.wav")
    assert signal.units.columns == ("left", "right")
    assert signal.units.common
    np.testing.assert_allclose(signal.values, both, atol=1e-6)


def test_other_chunks_are_passed_over(tmp_path):
    data = np.array([0, 16384, -16384], "<i2").tobytes()
    (tmp_path / "a.wav").write_bytes(
        riff((b"JUNK", b"odd"), (b"fmt ", fmt()), (b"LIST", b"x" * 7), (b"data", data))
    )
    assert open_signal(tmp_path / "a.wav").values.ravel() == pytest.approx([0, 0.5, -0.5])


def test_the_extensible_header(tmp_path):
    guid = struct.pack("<H", 1) + bytes.fromhex("000000001000800000aa00389b71")
    form = fmt(code=0xFFFE) + struct.pack("<HHI", 22, 16, 0) + guid
    (tmp_path / "a.wav").write_bytes(riff((b"fmt ", form), (b"data", b"\0\0\0\x40")))
    assert open_signal(tmp_path / "a.wav").values.ravel() == pytest.approx([0, 0.5])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"RIFF", "not a WAV file"),
        (b"\x89PNG\r\n\x1a\n", "not a WAV file"),
        (b"1,2\n3,4\n", "not a WAV file"),
        (riff(), "no description of its samples"),
        (riff((b"data", b"\0\0")), "no description of its samples"),
        (riff((b"fmt ", b"short"), (b"data", b"\0\0")), "no description"),
        (riff((b"fmt ", fmt())), "has no samples"),
        (riff((b"fmt ", fmt()), (b"data", b"")), "holds no samples"),
        (riff((b"fmt ", fmt()), (b"data", b"\0")), "holds no samples"),
        (riff((b"fmt ", fmt()), (b"data", b"\0\0")), "has 1 sample"),
        (riff((b"fmt ", fmt()), (b"data", b"\0" * 40))[:-10], "is cut short"),
        (
            riff((b"fmt ", fmt())) + b"data\xff\xff\xff\xff\0\0",
            "promises 4,294,967,295 bytes and 2",
        ),
        (riff((b"fmt ", fmt(channels=6)), (b"data", b"\0" * 24)), "6 channels"),
        (riff((b"fmt ", fmt(channels=0)), (b"data", b"\0" * 24)), "0 channels"),
        (riff((b"fmt ", fmt(rate=0)), (b"data", b"\0" * 24)), "sample rate is 0"),
        (riff((b"fmt ", fmt(code=85)), (b"data", b"\0" * 24)), "coding 85"),
        (riff((b"fmt ", fmt(bits=12)), (b"data", b"\0" * 24)), "12-bit"),
        (riff((b"fmt ", fmt(frame=7)), (b"data", b"\0" * 24)), "not supported"),
        (
            riff(
                (b"fmt ", fmt(code=3, bits=32)), (b"data", struct.pack("<3f", 1, float("nan"), 2))
            ),
            "not a finite number at sample 1",
        ),
    ],
)
def test_one_sentence_that_names_the_file(tmp_path, data, words):
    path = tmp_path / "a.wav"
    path.write_bytes(data)
    with pytest.raises(SinStudioError) as caught:
        open_signal(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


@given(st.data())
def test_damage_gives_a_signal_or_a_sentence(tmp_path_factory, data):
    whole = bytearray(riff((b"fmt ", fmt()), (b"data", WAVE.astype("<f8").tobytes())))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("w") / "x.wav"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    with suppress(SinStudioError):
        assert np.isfinite(open_signal(path).values).all()


def test_what_is_saved_is_opened_and_nothing_is_cut_off(tmp_path):
    signal = signal_of(np.stack([5 * WAVE, WAVE], 1))
    units = replace(signal.units, seconds=True, step=1 / 22_050)
    save_signal(tmp_path / "x.wav", signal.values, units)
    again = open_signal(tmp_path / "x.wav")
    np.testing.assert_allclose(again.values, signal.values, atol=1e-6)
    assert again.units.rate == pytest.approx(22_050)
    assert wavfile.read(tmp_path / "x.wav")[0] == 22_050


def test_without_seconds_the_rate_is_the_usual_one(tmp_path):
    signal = signal_of(WAVE)
    save_signal(tmp_path / "x.wav", signal.values, signal.units)
    assert open_signal(tmp_path / "x.wav").units.rate == pytest.approx(44_100)


def test_a_rate_that_does_not_fit(tmp_path):
    signal = signal_of(WAVE)
    units = replace(signal.units, seconds=True, step=10.0)
    with pytest.raises(SinStudioError, match=r"0\.1 samples a second"):
        save_signal(tmp_path / "x.wav", signal.values, units)
    assert not (tmp_path / "x.wav").exists()


@pytest.mark.parametrize("name", ["x.mp3", "x", "x.cvs"])
def test_other_endings_are_refused(tmp_path, name):
    signal = signal_of(WAVE)
    with pytest.raises(SinStudioError, match="no format for signals"):
        save_signal(tmp_path / name, signal.values, signal.units)
