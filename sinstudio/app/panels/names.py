"""What the panels call each setting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def name_of(key: str) -> str:
    """Label of a setting in the panels, and its name for assistive technology."""
    return _names()[key]


def name_of_word(word: str) -> str:
    """What the panels call a word that a setting can hold."""
    return _words()[word]


def _names() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "picture.crop": tr("Setting", "Crop"),
        "picture.size": tr("Setting", "Size"),
        "picture.channels": tr("Setting", "Channels"),
        "picture.period": tr("Setting", "Period p"),
        "picture.holdout": tr("Setting", "Hold-out"),
        "frequencies.strategy": tr("Setting", "Strategy"),
        "frequencies.count": tr("Setting", "Count m"),
        "frequencies.limit": tr("Setting", "Limit ω₀"),
        "frequencies.sigma": tr("Setting", "Width σ"),
        "frequencies.low_share": tr("Setting", "Low share"),
        "frequencies.low_limit": tr("Setting", "Low up to"),
        "frequencies.high_from": tr("Setting", "High from"),
        "frequencies.values": tr("Setting", "Values k"),
        "frequencies.unit_vectors": tr("Setting", "Include (1, 0) and (0, 1)"),
        "frequencies.seed": tr("Setting", "Seed"),
        "network.hidden": tr("Setting", "Hidden widths n"),
        "network.baseline": tr("Setting", "First layer"),
        "network.omega0": tr("Setting", "Range ω₀"),
        "network.trainable": tr("Setting", "Trained"),
        "network.scale_a": tr("Setting", "Scale of A"),
        "network.scale_c": tr("Setting", "Scale of C"),
        "network.inverse_c": tr("Setting", "Start with C = 1/A"),
        "network.zero_phases": tr("Setting", "Start with shifts φ = 0"),
        "network.zero_biases": tr("Setting", "Start with biases b = 0"),
        "bounds.enabled": tr("Setting", "Bound the hidden matrix"),
        "bounds.automatic": tr("Setting", "Automatic blocks and bounds"),
        "bounds.smoothness": tr("Setting", "Smoothness κ"),
        "bounds.limits": tr("Setting", "to radius"),
        "bounds.values": tr("Setting", "bound B"),
        "bounds.deeper": tr("Setting", "Deeper layers"),
        "training.steps": tr("Setting", "Steps"),
        "training.seconds": tr("Setting", "Time (s)"),
        "training.target_psnr": tr("Setting", "PSNR (dB)"),
        "training.stop_loss": tr("Setting", "Loss"),
        "training.phases": tr("Setting", "Phases"),
        "training.batch": tr("Setting", "Batch"),
        "training.rate": tr("Setting", "Rate"),
        "training.output_rate": tr("Setting", "Factor for C, d"),
        "training.schedule": tr("Setting", "Schedule"),
        "training.final_rate": tr("Setting", "End factor"),
        "training.precision": tr("Setting", "Precision"),
        "training.device": tr("Setting", "Device"),
        "training.threads": tr("Setting", "Threads"),
        "training.seed": tr("Setting", "Seed"),
        "pruning.components": tr("Setting", "Remove"),
        "pruning.score": tr("Setting", "Score of a row"),
        "pruning.threshold": tr("Setting", "Threshold"),
        "pruning.target": tr("Setting", "Target"),
        "pruning.decay_steps": tr("Setting", "Decay (steps)"),
        "pruning.targeted": tr("Setting", "Targeted decay"),
        "pruning.targeted_steps": tr("Setting", "Targeted (steps)"),
        "pruning.norm_threshold": tr("Setting", "Norm below"),
        "pruning.recovery_steps": tr("Setting", "Recovery (steps)"),
        "pruning.total_steps": tr("Setting", "In all (steps)"),
        "pruning.rate": tr("Setting", "Rate factor"),
        "decay.enabled": tr("Setting", "Decay A while fitting"),
        "decay.alpha": tr("Setting", "Scale α"),
        "decay.strength": tr("Setting", "Strength"),
        "decay.norm": tr("Setting", "Norm"),
        "decay.course": tr("Setting", "Course α_f"),
        "growth.add": tr("Setting", "Add at once"),
        "growth.total": tr("Setting", "Add in all"),
        "growth.every": tr("Setting", "Every (steps)"),
        "growth.tolerance": tr("Setting", "Tolerance ε"),
        "growth.calm": tr("Setting", "If none saturates"),
    }


def _words() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "gaussian": tr("Editor", "Normally distributed"),
        "spectrum": tr("Editor", "Drawn from the spectrum"),
        "uniform": tr("Editor", "Uniform"),
        "low+high": tr("Editor", "Low and high bands"),
        "dominant": tr("Editor", "Largest peaks"),
        "lattice": tr("Editor", "All pairs of values"),
        "custom": tr("Editor", "A list of your own"),
        "cosine": tr("Editor", "Cosine"),
        "linear": tr("Editor", "Linear"),
        "constant": tr("Editor", "Constant"),
        "float32": tr("Editor", "32 bit"),
        "float64": tr("Editor", "64 bit"),
        "rows": tr("Editor", "Rows"),
        "columns": tr("Editor", "Columns"),
        "both": tr("Editor", "Both"),
        "A·C": tr("Editor", "Norms A·C"),
        "A": tr("Editor", "Norm of A"),
        "L1": tr("Editor", "‖A‖₁ (L1)"),
        "L2": tr("Editor", "‖A‖₂² (L2)"),
        "rising": tr("Editor", "Rising"),
        "pulse": tr("Editor", "Pulse"),
        "stop": tr("Editor", "Stop growing"),
        "spill": tr("Editor", "Grow the lowest"),
    }
