<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <source>&amp;About SinStudio</source>
      <translation>&amp;Sobre o SinStudio</translation>
    </message>
    <message>
      <source>&amp;Close window</source>
      <translation>&amp;Fechar janela</translation>
    </message>
    <message>
      <source>&amp;Commands and settings…</source>
      <translation>&amp;Comandos e ajustes…</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>&amp;Comparar</translation>
    </message>
    <message>
      <source>&amp;Crop on canvas</source>
      <translation>Re&amp;cortar na tela</translation>
    </message>
    <message>
      <source>&amp;Cure sub-periods</source>
      <translation>&amp;Curar subperíodos</translation>
    </message>
    <message>
      <source>&amp;Dark</source>
      <translation>&amp;Escuro</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Editar</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Arquivo</translation>
    </message>
    <message>
      <source>&amp;Full screen</source>
      <translation>&amp;Tela cheia</translation>
    </message>
    <message>
      <source>&amp;Gallery…</source>
      <translation>&amp;Galeria…</translation>
    </message>
    <message>
      <source>&amp;Grow</source>
      <translation>Cr&amp;escer</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>Aj&amp;uda</translation>
    </message>
    <message>
      <source>&amp;Help pages</source>
      <translation>&amp;Páginas de ajuda</translation>
    </message>
    <message>
      <source>&amp;History</source>
      <translation>&amp;Histórico</translation>
    </message>
    <message>
      <source>&amp;Keyboard shortcuts…</source>
      <translation>&amp;Atalhos de teclado…</translation>
    </message>
    <message>
      <source>&amp;Light</source>
      <translation>&amp;Claro</translation>
    </message>
    <message>
      <source>&amp;Log…</source>
      <translation>&amp;Registro…</translation>
    </message>
    <message>
      <source>&amp;Network</source>
      <translation>&amp;Rede</translation>
    </message>
    <message>
      <source>&amp;New window</source>
      <translation>&amp;Nova janela</translation>
    </message>
    <message>
      <source>&amp;Now</source>
      <translation>&amp;Agora</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>A&amp;brir…</translation>
    </message>
    <message>
      <source>&amp;Paste picture</source>
      <translation>Co&amp;lar imagem</translation>
    </message>
    <message>
      <source>&amp;Pause</source>
      <translation>&amp;Pausar</translation>
    </message>
    <message>
      <source>&amp;Presets</source>
      <translation>&amp;Predefinições</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Sair</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>&amp;Refazer</translation>
    </message>
    <message>
      <source>&amp;Redo {0}</source>
      <translation>&amp;Refazer {0}</translation>
    </message>
    <message>
      <source>&amp;Reset</source>
      <translation>&amp;Reiniciar</translation>
    </message>
    <message>
      <source>&amp;Reset layout</source>
      <translation>&amp;Restaurar disposição</translation>
    </message>
    <message>
      <source>&amp;Restart to apply</source>
      <translation>&amp;Recomeçar para aplicar</translation>
    </message>
    <message>
      <source>&amp;Restore</source>
      <translation>&amp;Restaurar</translation>
    </message>
    <message>
      <source>&amp;Save project</source>
      <translation>&amp;Salvar projeto</translation>
    </message>
    <message>
      <source>&amp;Save settings as a preset…</source>
      <translation>&amp;Salvar ajustes como predefinição…</translation>
    </message>
    <message>
      <source>&amp;Start</source>
      <translation>&amp;Iniciar</translation>
    </message>
    <message>
      <source>&amp;System</source>
      <translation>&amp;Sistema</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Desfazer</translation>
    </message>
    <message>
      <source>&amp;Undo {0}</source>
      <translation>&amp;Desfazer {0}</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Exibir</translation>
    </message>
    <message>
      <source>Add input frequencies where A saturates most, as the panel Growth says</source>
      <translation>Acrescenta frequências de entrada onde A mais satura, como diz o painel Crescimento</translation>
    </message>
    <message>
      <source>Add the frequencies without which the picture would have to repeat</source>
      <translation>Acrescenta as frequências sem as quais a imagem teria de se repetir</translation>
    </message>
    <message>
      <source>Begin &amp;fit</source>
      <translation>Começar &amp;ajuste</translation>
    </message>
    <message>
      <source>Begin &amp;growing</source>
      <translation>Começar &amp;crescimento</translation>
    </message>
    <message>
      <source>Begin &amp;pruning</source>
      <translation>Começar &amp;poda</translation>
    </message>
    <message>
      <source>Begin fine-&amp;tuning</source>
      <translation>Começar ajuste &amp;fino</translation>
    </message>
    <message>
      <source>Begin with a new network</source>
      <translation>Começa com uma rede nova</translation>
    </message>
    <message>
      <source>Begin with a new network, so that these settings take effect:</source>
      <translation>Começa com uma rede nova, para que estes ajustes tenham efeito:</translation>
    </message>
    <message>
      <source>C&amp;lear timeline</source>
      <translation>&amp;Limpar linha do tempo</translation>
    </message>
    <message>
      <source>Close all windows</source>
      <translation>Fecha todas as janelas</translation>
    </message>
    <message>
      <source>Close this window</source>
      <translation>Fecha esta janela</translation>
    </message>
    <message>
      <source>Copy &amp;device report</source>
      <translation>Copiar relatório dos &amp;dispositivos</translation>
    </message>
    <message>
      <source>Dark text on light</source>
      <translation>Texto escuro sobre claro</translation>
    </message>
    <message>
      <source>Draw frequencies and initial values anew, and begin with a new network</source>
      <translation>Sorteia de novo frequências e valores iniciais, e começa com uma rede nova</translation>
    </message>
    <message>
      <source>Draw the part of the picture that is fitted</source>
      <translation>Desenha a parte da imagem que é ajustada</translation>
    </message>
    <message>
      <source>Edit &amp;frequencies</source>
      <translation>Editar &amp;frequências</translation>
    </message>
    <message>
      <source>End the fit and measure every pixel</source>
      <translation>Encerra o ajuste e mede todos os pixels</translation>
    </message>
    <message>
      <source>End twin, keep the &amp;network</source>
      <translation>Encerrar gêmea, manter a &amp;rede</translation>
    </message>
    <message>
      <source>Every key, what it does, and how to change it</source>
      <translation>Cada tecla, o que ela faz e como mudá-la</translation>
    </message>
    <message>
      <source>Every preset, with a picture of what it does</source>
      <translation>Todas as predefinições, com uma imagem do que fazem</translation>
    </message>
    <message>
      <source>Find any command, preset, sample, view or setting by some letters of it</source>
      <translation>Encontra qualquer comando, predefinição, amostra, vista ou ajuste por algumas de suas letras</translation>
    </message>
    <message>
      <source>Fit a curve that is given by a formula in x</source>
      <translation>Ajusta uma curva dada por uma fórmula em x</translation>
    </message>
    <message>
      <source>Fit the network to the picture</source>
      <translation>Ajusta a rede à imagem</translation>
    </message>
    <message>
      <source>Forget all snapshots and give their memory back</source>
      <translation>Esquece todos os instantâneos e devolve sua memória</translation>
    </message>
    <message>
      <source>Go on with the fit</source>
      <translation>Continua o ajuste</translation>
    </message>
    <message>
      <source>Go on with the network alone</source>
      <translation>Segue só com a rede</translation>
    </message>
    <message>
      <source>Go on with the next phase of the run</source>
      <translation>Passa à próxima fase da execução</translation>
    </message>
    <message>
      <source>Go on with the twin alone: its network, optimiser and settings take the place</source>
      <translation>Segue só com a gêmea: sua rede, seu otimizador e seus ajustes tomam o lugar</translation>
    </message>
    <message>
      <source>Go to the &amp;next part</source>
      <translation>Ir para a &amp;próxima parte</translation>
    </message>
    <message>
      <source>Go to the pre&amp;vious part</source>
      <translation>Ir para a parte &amp;anterior</translation>
    </message>
    <message>
      <source>Grow in rounds from here, and then go on with the run's phases</source>
      <translation>Cresce em rodadas a partir daqui, e depois segue com as fases da execução</translation>
    </message>
    <message>
      <source>Hold the fit, or go on with it</source>
      <translation>Suspende o ajuste, ou continua com ele</translation>
    </message>
    <message>
      <source>How to use SinStudio</source>
      <translation>Como usar o SinStudio</translation>
    </message>
    <message>
      <source>Keep the present settings as a preset of your own</source>
      <translation>Guarda os ajustes atuais como uma predefinição sua</translation>
    </message>
    <message>
      <source>Keep tw&amp;in</source>
      <translation>Manter gê&amp;mea</translation>
    </message>
    <message>
      <source>Light or dark as the desktop is</source>
      <translation>Claro ou escuro, como a área de trabalho</translation>
    </message>
    <message>
      <source>Light text on dark</source>
      <translation>Texto claro sobre escuro</translation>
    </message>
    <message>
      <source>Look at the network as it is now</source>
      <translation>Mostra a rede como está agora</translation>
    </message>
    <message>
      <source>Look at the next snapshot; after the newest at the network as it is now</source>
      <translation>Mostra o próximo instantâneo; depois do mais novo, a rede como está agora</translation>
    </message>
    <message>
      <source>Look at the snapshot before the one that is shown</source>
      <translation>Mostra o instantâneo anterior ao que é mostrado</translation>
    </message>
    <message>
      <source>Make the change again that was undone</source>
      <translation>Faz de novo a mudança que foi desfeita</translation>
    </message>
    <message>
      <source>New see&amp;d</source>
      <translation>Nova se&amp;mente</translation>
    </message>
    <message>
      <source>New signal from a form&amp;ula…</source>
      <translation>Novo sinal a partir de uma fórm&amp;ula…</translation>
    </message>
    <message>
      <source>On the spectrum, a click adds a frequency, a click on a dot removes it, and dragging selects</source>
      <translation>No espectro, um clique acrescenta uma frequência, um clique em um ponto a remove, e arrastar seleciona</translation>
    </message>
    <message>
      <source>Open a picture, a model or a recipe</source>
      <translation>Abre uma imagem, um modelo ou uma receita</translation>
    </message>
    <message>
      <source>Open another window, for another picture</source>
      <translation>Abre outra janela, para outra imagem</translation>
    </message>
    <message>
      <source>Open recip&amp;e…</source>
      <translation>Abrir rec&amp;eita…</translation>
    </message>
    <message>
      <source>Open the picture, or the file, on the clipboard</source>
      <translation>Abre a imagem, ou o arquivo, da área de transferência</translation>
    </message>
    <message>
      <source>Pre&amp;ferences…</source>
      <translation>Pre&amp;ferências…</translation>
    </message>
    <message>
      <source>Prun&amp;e</source>
      <translation>Po&amp;dar</translation>
    </message>
    <message>
      <source>Prune in rounds from here, and then go on with the run's phases</source>
      <translation>Poda em rodadas a partir daqui, e depois segue com as fases da execução</translation>
    </message>
    <message>
      <source>Put every dock back in its place</source>
      <translation>Põe cada doca de volta em seu lugar</translation>
    </message>
    <message>
      <source>Put the keyboard into the next of settings, canvas, views and toolbar</source>
      <translation>Põe o teclado na próxima parte: ajustes, tela, vistas ou barra de ferramentas</translation>
    </message>
    <message>
      <source>Put the keyboard into the one before of settings, canvas, views and toolbar</source>
      <translation>Põe o teclado na parte anterior: ajustes, tela, vistas ou barra de ferramentas</translation>
    </message>
    <message>
      <source>Remove the rows and columns of A that hold least, as the panel Pruning says</source>
      <translation>Remove as linhas e colunas de A que menos contêm, como diz o painel Poda</translation>
    </message>
    <message>
      <source>Restart</source>
      <translation>Recomeçar</translation>
    </message>
    <message>
      <source>Resu&amp;me</source>
      <translation>C&amp;ontinuar</translation>
    </message>
    <message>
      <source>S&amp;kip phase</source>
      <translation>P&amp;ular fase</translation>
    </message>
    <message>
      <source>S&amp;top</source>
      <translation>&amp;Parar</translation>
    </message>
    <message>
      <source>Sa&amp;ve recipe…</source>
      <translation>Sal&amp;var receita…</translation>
    </message>
    <message>
      <source>Save &amp;model…</source>
      <translation>Salvar &amp;modelo…</translation>
    </message>
    <message>
      <source>Save all settings as a TOML file</source>
      <translation>Salva todos os ajustes como arquivo TOML</translation>
    </message>
    <message>
      <source>Save everything to another .sinproj file</source>
      <translation>Salva tudo em outro arquivo .sinproj</translation>
    </message>
    <message>
      <source>Save everything, to go on with it another time</source>
      <translation>Salva tudo, para continuar outra hora</translation>
    </message>
    <message>
      <source>Save p&amp;icture…</source>
      <translation>Salvar i&amp;magem…</translation>
    </message>
    <message>
      <source>Save project &amp;as…</source>
      <translation>Salvar projeto &amp;como…</translation>
    </message>
    <message>
      <source>Save s&amp;ignal…</source>
      <translation>Salvar s&amp;inal…</translation>
    </message>
    <message>
      <source>Save the network as a .sin file</source>
      <translation>Salva a rede como arquivo .sin</translation>
    </message>
    <message>
      <source>Save what the network makes as a table or a sound of any number of samples</source>
      <translation>Salva o que a rede faz como tabela ou som com qualquer número de amostras</translation>
    </message>
    <message>
      <source>Save what the network shows as a picture of any size</source>
      <translation>Salva o que a rede mostra como imagem de qualquer tamanho</translation>
    </message>
    <message>
      <source>Show every step that can be undone, and go to one</source>
      <translation>Mostra cada passo que pode ser desfeito, e vai até um</translation>
    </message>
    <message>
      <source>Step &amp;back</source>
      <translation>&amp;Voltar um</translation>
    </message>
    <message>
      <source>Step &amp;forward</source>
      <translation>A&amp;vançar um</translation>
    </message>
    <message>
      <source>T&amp;win…</source>
      <translation>&amp;Gêmea…</translation>
    </message>
    <message>
      <source>Take all settings from a TOML file</source>
      <translation>Toma todos os ajustes de um arquivo TOML</translation>
    </message>
    <message>
      <source>Take the last change back, of a setting or of the network</source>
      <translation>Desfaz a última mudança, de um ajuste ou da rede</translation>
    </message>
    <message>
      <source>Theme, language, and what the program tells you</source>
      <translation>Tema, idioma e o que o programa avisa</translation>
    </message>
    <message>
      <source>Train a second network in lockstep with one setting apart, and compare the two</source>
      <translation>Treina uma segunda rede passo a passo com um ajuste diferente, e compara as duas</translation>
    </message>
    <message>
      <source>Train at a rate that falls to the end from here, and then go on with the run's phases</source>
      <translation>Treina com taxa que cai até o fim a partir daqui, e depois segue com as fases da execução</translation>
    </message>
    <message>
      <source>Train on from the snapshot that is shown; this can be undone</source>
      <translation>Continua o treino a partir do instantâneo mostrado; isto pode ser desfeito</translation>
    </message>
    <message>
      <source>Train to the budget from here, and then go on with the run's phases</source>
      <translation>Treina até o orçamento a partir daqui, e depois segue com as fases da execução</translation>
    </message>
    <message>
      <source>Versions and devices, to paste into a report of a fault</source>
      <translation>Versões e dispositivos, para colar no relato de uma falha</translation>
    </message>
    <message>
      <source>What the program did and what went wrong</source>
      <translation>O que o programa fez e o que deu errado</translation>
    </message>
    <message>
      <source>Wipe the snapshot that is shown against the network as it is now</source>
      <translation>Compara em cortina o instantâneo mostrado com a rede como está agora</translation>
    </message>
  </context>
  <context>
    <name>Autosave</name>
    <message>
      <source>The work cannot be kept for the case of a crash. {0}</source>
      <translation>O trabalho não pode ser guardado para o caso de uma queda. {0}</translation>
    </message>
  </context>
  <context>
    <name>Bar</name>
    <message>
      <source>Home: show all frequencies up to Nyquist</source>
      <translation>Início: mostra todas as frequências até Nyquist</translation>
    </message>
    <message>
      <source>Home: show all frequencies up to Nyquist (wheel zooms, dragging moves)</source>
      <translation>Início: mostra todas as frequências até Nyquist (a roda amplia, arrastar move)</translation>
    </message>
    <message>
      <source>Predicted {0}</source>
      <translation>Previsto {0}</translation>
    </message>
    <message>
      <source>What Theorem 1 says the reconstruction is made of: single inputs, and sums of up to two or three</source>
      <translation>De que é feita a reconstrução segundo o Teorema 1: entradas isoladas, e somas de até duas ou três</translation>
    </message>
  </context>
  <context>
    <name>Bench</name>
    <message>
      <source>The settings are now the default ones, for pictures.</source>
      <translation>Os ajustes agora são os padrões, para imagens.</translation>
    </message>
    <message>
      <source>The settings are now those of the preset Signal.</source>
      <translation>Os ajustes agora são os da predefinição Sinal.</translation>
    </message>
  </context>
  <context>
    <name>BlockTable</name>
    <message>
      <source>Add block</source>
      <translation>Acrescentar bloco</translation>
    </message>
    <message>
      <source>At B</source>
      <translation>Em B</translation>
    </message>
    <message>
      <source>B</source>
      <translation>B</translation>
    </message>
    <message>
      <source>Block {0}, radii {1}: {2} columns, {3} entries of A.</source>
      <translation>Bloco {0}, raios {1}: {2} colunas, {3} entradas de A.</translation>
    </message>
    <message>
      <source>Bound B of the block: no entry of A lies beyond ±B</source>
      <translation>Limite B do bloco: nenhuma entrada de A fica além de ±B</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Colunas</translation>
    </message>
    <message>
      <source>Columns of A in the block, one a frequency</source>
      <translation>Colunas de A no bloco, uma por frequência</translation>
    </message>
    <message>
      <source>Columns of A in the block, one for each frequency; those that growth would add next</source>
      <translation>Colunas de A no bloco, uma por frequência; as que o crescimento acrescentaria a seguir</translation>
    </message>
    <message>
      <source>Grows next, by {0} columns: {1}.</source>
      <translation>Cresce a seguir, {0} colunas: {1}.</translation>
    </message>
    <message>
      <source>Growth would choose block {0} next.</source>
      <translation>O crescimento escolheria agora o bloco {0}.</translation>
    </message>
    <message>
      <source>Growth would choose no block now.</source>
      <translation>O crescimento não escolheria nenhum bloco agora.</translation>
    </message>
    <message>
      <source>I</source>
      <translation>I</translation>
    </message>
    <message>
      <source>Importance I = {0}: B times the mean by which they reach past that.</source>
      <translation>Importância I = {0}: B vezes a média do quanto elas passam disso.</translation>
    </message>
    <message>
      <source>Importance I of the block: its bound times the mean by which entries reach past B(1 - ε). Growth adds frequencies where it is largest.</source>
      <translation>Importância I do bloco: seu limite vezes a média do quanto as entradas passam de B(1 - ε). O crescimento acrescenta frequências onde ela é maior.</translation>
    </message>
    <message>
      <source>It has no columns.</source>
      <translation>Não tem colunas.</translation>
    </message>
    <message>
      <source>It is unbounded.</source>
      <translation>É ilimitado.</translation>
    </message>
    <message>
      <source>Radii</source>
      <translation>Raios</translation>
    </message>
    <message>
      <source>Radii of the block, in cycles per short side</source>
      <translation>Raios do bloco, em ciclos por lado menor</translation>
    </message>
    <message>
      <source>Remove this block</source>
      <translation>Remove este bloco</translation>
    </message>
    <message>
      <source>Saturation: the share of the block's entries with |a| ≥ B(1 - ε)</source>
      <translation>Saturação: a parcela das entradas do bloco com |a| ≥ B(1 - ε)</translation>
    </message>
    <message>
      <source>Split the last block</source>
      <translation>Divide o último bloco</translation>
    </message>
    <message>
      <source>columns</source>
      <translation>colunas</translation>
    </message>
    <message>
      <source>from</source>
      <translation>de</translation>
    </message>
    <message>
      <source>no columns</source>
      <translation>sem colunas</translation>
    </message>
    <message>
      <source>unbounded</source>
      <translation>ilimitado</translation>
    </message>
    <message>
      <source>{0} of its entries are at the bound: |a| ≥ B(1 - ε), with B = {1}.</source>
      <translation>{0} de suas entradas estão no limite: |a| ≥ B(1 - ε), com B = {1}.</translation>
    </message>
  </context>
  <context>
    <name>Bounding</name>
    <message>
      <source>A model without its picture is not trained, so that bounds change nothing; the filter in the panel Bounds does.</source>
      <translation>Um modelo sem sua imagem não é treinado, de modo que os limites nada mudam; o filtro no painel Limites muda.</translation>
    </message>
    <message>
      <source>Bound of block {0}</source>
      <translation>Limite do bloco {0}</translation>
    </message>
    <message>
      <source>Bounds are switched off in the panel Bounds.</source>
      <translation>Os limites estão desligados no painel Limites.</translation>
    </message>
    <message>
      <source>The bounds are set by hand from now on. Undo, or Automatic in the panel Bounds, brings the automatic ones back.</source>
      <translation>Os limites são dados à mão de agora em diante. Desfazer, ou Automático no painel Limites, traz de volta os automáticos.</translation>
    </message>
  </context>
  <context>
    <name>BoundsPanel</name>
    <message>
      <source>Blocks</source>
      <translation>Blocos</translation>
    </message>
    <message>
      <source>Bounds</source>
      <translation>Limites</translation>
    </message>
    <message>
      <source>Deeper layers</source>
      <translation>Camadas mais profundas</translation>
    </message>
    <message>
      <source>The limits L between blocks of frequencies, and the bound B of each (§6)</source>
      <translation>Os cortes L entre blocos de frequências, e o limite B de cada um (§6)</translation>
    </message>
    <message>
      <source>They are known once a picture is open.</source>
      <translation>São conhecidos quando uma imagem está aberta.</translation>
    </message>
  </context>
  <context>
    <name>Canvas</name>
    <message>
      <source>A SIREN has no period, so there are no tiles</source>
      <translation>Uma SIREN não tem período, logo não há ladrilhos</translation>
    </message>
    <message>
      <source>A filter softens the reconstruction; the weights are not changed</source>
      <translation>Um filtro suaviza a reconstrução; os pesos não mudam</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>Tela</translation>
    </message>
    <message>
      <source>Drop a picture here, or open one with Ctrl+O</source>
      <translation>Solte uma imagem aqui, ou abra uma com Ctrl+O</translation>
    </message>
    <message>
      <source>Now: step {0}</source>
      <translation>Agora: passo {0}</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Past: step {0}</source>
      <translation>Passado: passo {0}</translation>
    </message>
    <message>
      <source>Press Start to fit the network to this picture</source>
      <translation>Pressione Iniciar para ajustar a rede a esta imagem</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Reconstrução</translation>
    </message>
    <message>
      <source>Seam {0}: hardly to be seen</source>
      <translation>Emenda {0}: quase não se vê</translation>
    </message>
    <message>
      <source>Seam {0}: not to be seen</source>
      <translation>Emenda {0}: não se vê</translation>
    </message>
    <message>
      <source>Seam {0}: steps {0} times those inside</source>
      <translation>Emenda {0}: degraus {0} vezes os de dentro</translation>
    </message>
    <message>
      <source>Step {0}</source>
      <translation>Passo {0}</translation>
    </message>
    <message>
      <source>There is no twin: begin one with Ctrl+T</source>
      <translation>Não há gêmea: comece uma com Ctrl+T</translation>
    </message>
    <message>
      <source>This model came without its picture.</source>
      <translation>Este modelo veio sem sua imagem.</translation>
    </message>
    <message>
      <source>of 255 levels, reconstruction − original</source>
      <translation>de 255 níveis, reconstrução − original</translation>
    </message>
  </context>
  <context>
    <name>CanvasArea</name>
    <message>
      <source>Drag or use the arrow keys to move, the wheel or plus and minus to zoom.</source>
      <translation>Arraste ou use as setas para mover, e a roda, mais ou menos para ampliar.</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Imagem</translation>
    </message>
  </context>
  <context>
    <name>CanvasBar</name>
    <message>
      <source>100 %</source>
      <translation>100 %</translation>
    </message>
    <message>
      <source>Bilinear</source>
      <translation>Bilinear</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Ambos</translation>
    </message>
    <message>
      <source>Brightness of the reconstruction less that of the original</source>
      <translation>Brilho da reconstrução menos o do original</translation>
    </message>
    <message>
      <source>Canvas tools</source>
      <translation>Ferramentas da tela</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Diferença</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Ajustar</translation>
    </message>
    <message>
      <source>Fit the picture to the canvas</source>
      <translation>Ajusta a imagem à tela</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>Ganho</translation>
    </message>
    <message>
      <source>Gain of the difference</source>
      <translation>Ganho da diferença</translation>
    </message>
    <message>
      <source>Gain of the difference, ×1 to ×32</source>
      <translation>Ganho da diferença, ×1 a ×32</translation>
    </message>
    <message>
      <source>How the original is shown between its pixels: the nearest one, or bilinear</source>
      <translation>Como o original é mostrado entre seus pixels: o mais próximo, ou bilinear</translation>
    </message>
    <message>
      <source>Nearest</source>
      <translation>Mais próximo</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Original between its pixels</source>
      <translation>Original entre seus pixels</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Reconstrução</translation>
    </message>
    <message>
      <source>Reconstruction and original on two sides of a line; drag it</source>
      <translation>Reconstrução e original dos dois lados de uma linha; arraste-a</translation>
    </message>
    <message>
      <source>Several periods side by side, to see the seams</source>
      <translation>Vários períodos lado a lado, para ver as emendas</translation>
    </message>
    <message>
      <source>Several periods, to see the seams</source>
      <translation>Vários períodos, para ver as emendas</translation>
    </message>
    <message>
      <source>Show a pixel of the picture as one of the screen</source>
      <translation>Mostra um pixel da imagem como um da tela</translation>
    </message>
    <message>
      <source>The network and its twin on two sides of a line; drag it</source>
      <translation>A rede e sua gêmea dos dois lados de uma linha; arraste-a</translation>
    </message>
    <message>
      <source>The network and its twin over each other</source>
      <translation>A rede e sua gêmea uma sobre a outra</translation>
    </message>
    <message>
      <source>The picture that is fitted</source>
      <translation>A imagem que é ajustada</translation>
    </message>
    <message>
      <source>The reconstruction less the original</source>
      <translation>A reconstrução menos o original</translation>
    </message>
    <message>
      <source>The reconstruction over the original</source>
      <translation>A reconstrução sobre o original</translation>
    </message>
    <message>
      <source>The signal that is fitted</source>
      <translation>O sinal que é ajustado</translation>
    </message>
    <message>
      <source>Tiled</source>
      <translation>Ladrilhos</translation>
    </message>
    <message>
      <source>Twin</source>
      <translation>Gêmea</translation>
    </message>
    <message>
      <source>What the network makes, at the resolution of the screen</source>
      <translation>O que a rede faz, na resolução da tela</translation>
    </message>
    <message>
      <source>Wipe</source>
      <translation>Cortina</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Ampliar</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Reduzir</translation>
    </message>
  </context>
  <context>
    <name>Column</name>
    <message>
      <source>block {}</source>
      <translation>bloco {}</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>A new network would take its place.</source>
      <translation>Uma rede nova tomaria seu lugar.</translation>
    </message>
    <message>
      <source>About SinStudio</source>
      <translation>Sobre o SinStudio</translation>
    </message>
    <message>
      <source>Fits a sinusoidal neural network to a picture and shows how its frequencies are controlled: initialised, bounded, and seen between the pixels.</source>
      <translation>Ajusta uma rede neural senoidal a uma imagem e mostra como suas frequências são controladas: inicializadas, limitadas e vistas entre os pixels.</translation>
    </message>
    <message>
      <source>The device report is on the clipboard; paste it where it is needed.</source>
      <translation>O relatório dos dispositivos está na área de transferência; cole-o onde for preciso.</translation>
    </message>
  </context>
  <context>
    <name>CropArea</name>
    <message>
      <source>Crop</source>
      <translation>Recorte</translation>
    </message>
    <message>
      <source>The arrow keys move the rectangle, with Ctrl its right and lower edge, with Shift by 10 pixels; Return applies it, Escape leaves.</source>
      <translation>As setas movem o retângulo, com Ctrl sua borda direita e inferior, com Shift por 10 pixels; Enter o aplica, Esc sai.</translation>
    </message>
  </context>
  <context>
    <name>CropEditor</name>
    <message>
      <source>Bottom</source>
      <translation>Embaixo</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Esquerda</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>Direita</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>Em cima</translation>
    </message>
    <message>
      <source>Whole picture</source>
      <translation>Imagem inteira</translation>
    </message>
    <message>
      <source>Whole signal</source>
      <translation>Sinal inteiro</translation>
    </message>
    <message>
      <source>whole picture</source>
      <translation>imagem inteira</translation>
    </message>
  </context>
  <context>
    <name>CropPage</name>
    <message>
      <source>Apply</source>
      <translation>Aplicar</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Crop rectangle</source>
      <translation>Retângulo de recorte</translation>
    </message>
    <message>
      <source>Fit this part of the picture (Return)</source>
      <translation>Ajusta esta parte da imagem (Enter)</translation>
    </message>
    <message>
      <source>Leave the crop as it was (Escape)</source>
      <translation>Deixa o recorte como estava (Esc)</translation>
    </message>
    <message>
      <source>Left {0}, top {1}, width {2}, height {3}, in pixels of the picture</source>
      <translation>Esquerda {0}, topo {1}, largura {2}, altura {3}, em pixels da imagem</translation>
    </message>
    <message>
      <source>Take the whole picture (double click)</source>
      <translation>Toma a imagem inteira (duplo clique)</translation>
    </message>
    <message>
      <source>Whole</source>
      <translation>Inteira</translation>
    </message>
    <message>
      <source>x₀ {0}  y₀ {1}   {2} × {3}</source>
      <translation>x₀ {0}  y₀ {1}   {2} × {3}</translation>
    </message>
  </context>
  <context>
    <name>Cropping</name>
    <message>
      <source>The crop applies to a new network: choose Restart to apply (F8).</source>
      <translation>O recorte vale para uma rede nova: escolha Recomeçar para aplicar (F8).</translation>
    </message>
  </context>
  <context>
    <name>Curing</name>
    <message>
      <source>Added to the list: {0}.</source>
      <translation>Acrescentado à lista: {0}.</translation>
    </message>
    <message>
      <source>Added to the network: {0}.</source>
      <translation>Acrescentado à rede: {0}.</translation>
    </message>
    <message>
      <source>Cure of sub-periods</source>
      <translation>Cura de subperíodos</translation>
    </message>
    <message>
      <source>New networks include (1, 0) and (0, 1).</source>
      <translation>Redes novas incluem (1, 0) e (0, 1).</translation>
    </message>
    <message>
      <source>The pairs have become a list of your own, and with them {0}.</source>
      <translation>Os pares tornaram-se uma lista sua, e com eles {0}.</translation>
    </message>
  </context>
  <context>
    <name>Curves</name>
    <message>
      <source>Curves</source>
      <translation>Curvas</translation>
    </message>
    <message>
      <source>No curve yet.</source>
      <translation>Nenhuma curva ainda.</translation>
    </message>
    <message>
      <source>PSNR, dB</source>
      <translation>PSNR, dB</translation>
    </message>
    <message>
      <source>Plot of the curves</source>
      <translation>Gráfico das curvas</translation>
    </message>
    <message>
      <source>Values under the mouse</source>
      <translation>Valores sob o mouse</translation>
    </message>
    <message>
      <source>earlier runs, faint</source>
      <translation>execuções anteriores, claras</translation>
    </message>
    <message>
      <source>held out</source>
      <translation>reservados</translation>
    </message>
    <message>
      <source>held out {0} dB</source>
      <translation>reservados {0} dB</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>taxa de aprendizado</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>perda</translation>
    </message>
    <message>
      <source>loss {0}</source>
      <translation>perda {0}</translation>
    </message>
    <message>
      <source>parameters</source>
      <translation>parâmetros</translation>
    </message>
    <message>
      <source>rate {0}</source>
      <translation>taxa {0}</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>segundos</translation>
    </message>
    <message>
      <source>step {0}, {1} s</source>
      <translation>passo {0}, {1} s</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>passos</translation>
    </message>
    <message>
      <source>training pixels</source>
      <translation>pixels de treino</translation>
    </message>
    <message>
      <source>twin, dashed: {0}</source>
      <translation>gêmea, tracejada: {0}</translation>
    </message>
    <message>
      <source>{0} dB</source>
      <translation>{0} dB</translation>
    </message>
    <message>
      <source>{0} parameters</source>
      <translation>{0} parâmetros</translation>
    </message>
    <message>
      <source>{0}, held out</source>
      <translation>{0}, reservados</translation>
    </message>
    <message>
      <source>{0}; twin {1}</source>
      <translation>{0}; gêmea {1}</translation>
    </message>
  </context>
  <context>
    <name>CurvesBar</name>
    <message>
      <source>Against</source>
      <translation>Contra</translation>
    </message>
    <message>
      <source>Against what it is drawn: steps, or seconds of training</source>
      <translation>Contra o que se desenha: passos, ou segundos de treino</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Limpar</translation>
    </message>
    <message>
      <source>Clear: forget earlier runs</source>
      <translation>Limpar: esquece execuções anteriores</translation>
    </message>
    <message>
      <source>Curve</source>
      <translation>Curva</translation>
    </message>
    <message>
      <source>Forget earlier runs</source>
      <translation>Esquece execuções anteriores</translation>
    </message>
    <message>
      <source>Home: show whole curves</source>
      <translation>Início: mostra as curvas inteiras</translation>
    </message>
    <message>
      <source>Home: show whole curves (wheel zooms, dragging moves)</source>
      <translation>Início: mostra as curvas inteiras (a roda amplia, arrastar move)</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Taxa de aprendizado</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Perda</translation>
    </message>
    <message>
      <source>PSNR</source>
      <translation>PSNR</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>Parâmetros</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Segundos</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Passos</translation>
    </message>
    <message>
      <source>What is drawn</source>
      <translation>O que é desenhado</translation>
    </message>
  </context>
  <context>
    <name>Details</name>
    <message>
      <source>None.</source>
      <translation>Nenhum.</translation>
    </message>
    <message>
      <source>Settings &amp;other than the default's</source>
      <translation>Ajustes &amp;diferentes dos padrões</translation>
    </message>
    <message>
      <source>The settings that the figure compares</source>
      <translation>Os ajustes que a figura compara</translation>
    </message>
    <message>
      <source>Variant</source>
      <translation>Variante</translation>
    </message>
    <message>
      <source>…</source>
      <translation>…</translation>
    </message>
  </context>
  <context>
    <name>Docks</name>
    <message>
      <source>Curves</source>
      <translation>Curvas</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Histórico</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>Saturação</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Show or hide {0}</source>
      <translation>Mostra ou esconde {0}</translation>
    </message>
    <message>
      <source>Spectrum</source>
      <translation>Espectro</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>Pesos</translation>
    </message>
  </context>
  <context>
    <name>Editor</name>
    <message>
      <source>32 bit</source>
      <translation>32 bits</translation>
    </message>
    <message>
      <source>64 bit</source>
      <translation>64 bits</translation>
    </message>
    <message>
      <source>A list of your own</source>
      <translation>Uma lista sua</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Todos</translation>
    </message>
    <message>
      <source>All pairs of values</source>
      <translation>Todos os pares de valores</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automático</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Ambos</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Colunas</translation>
    </message>
    <message>
      <source>Constant</source>
      <translation>Constante</translation>
    </message>
    <message>
      <source>Cosine</source>
      <translation>Cosseno</translation>
    </message>
    <message>
      <source>Drawn from the spectrum</source>
      <translation>Sorteadas do espectro</translation>
    </message>
    <message>
      <source>Every pixel</source>
      <translation>Cada pixel</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>Cinza</translation>
    </message>
    <message>
      <source>Grey and alpha</source>
      <translation>Cinza e alfa</translation>
    </message>
    <message>
      <source>Grid, every</source>
      <translation>Grade, a cada</translation>
    </message>
    <message>
      <source>Grow the lowest</source>
      <translation>Crescer o mais baixo</translation>
    </message>
    <message>
      <source>Largest peaks</source>
      <translation>Maiores picos</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Linear</translation>
    </message>
    <message>
      <source>Long side</source>
      <translation>Lado maior</translation>
    </message>
    <message>
      <source>Low and high bands</source>
      <translation>Bandas baixa e alta</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Nenhum</translation>
    </message>
    <message>
      <source>Norm of A</source>
      <translation>Norma de A</translation>
    </message>
    <message>
      <source>Normally distributed</source>
      <translation>Distribuição normal</translation>
    </message>
    <message>
      <source>Norms A·C</source>
      <translation>Normas A·C</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Número</translation>
    </message>
    <message>
      <source>Pulse</source>
      <translation>Pulso</translation>
    </message>
    <message>
      <source>RGB</source>
      <translation>RGB</translation>
    </message>
    <message>
      <source>RGBA</source>
      <translation>RGBA</translation>
    </message>
    <message>
      <source>Random share</source>
      <translation>Parcela aleatória</translation>
    </message>
    <message>
      <source>Real ones (SIREN)</source>
      <translation>Reais (SIREN)</translation>
    </message>
    <message>
      <source>Reset to default ({})</source>
      <translation>Voltar ao padrão ({})</translation>
    </message>
    <message>
      <source>Rising</source>
      <translation>Crescente</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Linhas</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>Conjunto</translation>
    </message>
    <message>
      <source>Stop growing</source>
      <translation>Parar de crescer</translation>
    </message>
    <message>
      <source>Uniform</source>
      <translation>Uniforme</translation>
    </message>
    <message>
      <source>Whole frequencies</source>
      <translation>Frequências inteiras</translation>
    </message>
    <message>
      <source>Width × height</source>
      <translation>Largura × altura</translation>
    </message>
    <message>
      <source>all cores</source>
      <translation>todos os núcleos</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>sem limite</translation>
    </message>
    <message>
      <source>none</source>
      <translation>nenhum</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>pixels</translation>
    </message>
    <message>
      <source>‖A‖₁ (L1)</source>
      <translation>‖A‖₁ (L1)</translation>
    </message>
    <message>
      <source>‖A‖₂² (L2)</source>
      <translation>‖A‖₂² (L2)</translation>
    </message>
  </context>
  <context>
    <name>FactorDialog</name>
    <message>
      <source>Choose &amp;file…</source>
      <translation>Escolher &amp;arquivo…</translation>
    </message>
  </context>
  <context>
    <name>FilterBadge</name>
    <message>
      <source>Filtered {0} %</source>
      <translation>Filtrado {0} %</translation>
    </message>
  </context>
  <context>
    <name>FilterRow</name>
    <message>
      <source>Clips A harder, block by block and high frequencies first, in what is shown and in the pictures that are saved. The weights, and what is trained, stay as they are (§6).</source>
      <translation>Recorta A com mais força, bloco a bloco e primeiro as frequências altas, no que é mostrado e nas imagens que são salvas. Os pesos, e o que é treinado, ficam como estão (§6).</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtro</translation>
    </message>
    <message>
      <source>Filter, percent</source>
      <translation>Filtro, por cento</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Reiniciar</translation>
    </message>
    <message>
      <source>Reset the filter</source>
      <translation>Reinicia o filtro</translation>
    </message>
    <message>
      <source>Reset to default ({})</source>
      <translation>Voltar ao padrão ({})</translation>
    </message>
    <message>
      <source>Show the network as it is</source>
      <translation>Mostra a rede como ela é</translation>
    </message>
    <message>
      <source>off</source>
      <translation>desligado</translation>
    </message>
    <message>
      <source>{0} %, on</source>
      <translation>{0} %, ligado</translation>
    </message>
  </context>
  <context>
    <name>Fitting</name>
    <message>
      <source>The part that trains has ended unexpectedly; restart the program.</source>
      <translation>A parte que treina terminou inesperadamente; reinicie o programa.</translation>
    </message>
  </context>
  <context>
    <name>FormulaDialog</name>
    <message>
      <source>&amp;Formula f(x)</source>
      <translation>&amp;Fórmula f(x)</translation>
    </message>
    <message>
      <source>&amp;Samples</source>
      <translation>&amp;Amostras</translation>
    </message>
    <message>
      <source>About {0:.2g} to {1:.2g}.</source>
      <translation>Cerca de {0:.2g} a {1:.2g}.</translation>
    </message>
    <message>
      <source>From {0:.5g} to {1:.5g}.</source>
      <translation>De {0:.5g} a {1:.5g}.</translation>
    </message>
    <message>
      <source>How many samples the formula is worked out at</source>
      <translation>Em quantas amostras a fórmula é calculada</translation>
    </message>
    <message>
      <source>In x from -1 to 1, with + - * / % ^, pi, tau, e, comparisons, and
{0};
sum(k, 1, 100, sin(k*pi*x)) adds up terms</source>
      <translation>Em x de -1 a 1, com + - * / % ^, pi, tau, e, comparações, e
{0};
sum(k, 1, 100, sin(k*pi*x)) soma termos</translation>
    </message>
    <message>
      <source>New signal from a formula</source>
      <translation>Novo sinal a partir de uma fórmula</translation>
    </message>
    <message>
      <source>Preview of the signal</source>
      <translation>Prévia do sinal</translation>
    </message>
    <message>
      <source>Takes too long to be drawn here; OK works it out.</source>
      <translation>Demora demais para ser desenhado aqui; OK o calcula.</translation>
    </message>
    <message>
      <source>for example {0}</source>
      <translation>por exemplo {0}</translation>
    </message>
  </context>
  <context>
    <name>FrequenciesPanel</name>
    <message>
      <source>1 selected.</source>
      <translation>1 selecionada.</translation>
    </message>
    <message>
      <source>Draw other frequencies: the next seed</source>
      <translation>Sorteia outras frequências: a próxima semente</translation>
    </message>
    <message>
      <source>Frequencies</source>
      <translation>Frequências</translation>
    </message>
    <message>
      <source>Known once a picture is open.</source>
      <translation>Conhecido quando uma imagem está aberta.</translation>
    </message>
    <message>
      <source>New draw</source>
      <translation>Novo sorteio</translation>
    </message>
    <message>
      <source>Sub-periods</source>
      <translation>Subperíodos</translation>
    </message>
    <message>
      <source>What this gives</source>
      <translation>O que isto dá</translation>
    </message>
    <message>
      <source>{0:,} selected.</source>
      <translation>{0:,} selecionadas.</translation>
    </message>
    <message>
      <source>{:,} frequencies, radii {:.4g} to {:.4g}; Nyquist is {:.4g}.</source>
      <translation>{:,} frequências, raios {:.4g} a {:.4g}; Nyquist é {:.4g}.</translation>
    </message>
  </context>
  <context>
    <name>Gallery</name>
    <message>
      <source>&amp;Close</source>
      <translation>&amp;Fechar</translation>
    </message>
    <message>
      <source>&amp;Delete</source>
      <translation>&amp;Excluir</translation>
    </message>
    <message>
      <source>&amp;Export…</source>
      <translation>E&amp;xportar…</translation>
    </message>
    <message>
      <source>&amp;Import…</source>
      <translation>&amp;Importar…</translation>
    </message>
    <message>
      <source>&amp;Use</source>
      <translation>&amp;Usar</translation>
    </message>
    <message>
      <source>All presets</source>
      <translation>Todas as predefinições</translation>
    </message>
    <message>
      <source>Delete preset</source>
      <translation>Excluir predefinição</translation>
    </message>
    <message>
      <source>Delete the preset {0}?</source>
      <translation>Excluir a predefinição {0}?</translation>
    </message>
    <message>
      <source>Export preset</source>
      <translation>Exportar predefinição</translation>
    </message>
    <message>
      <source>Import a preset or a recipe</source>
      <translation>Importar uma predefinição ou uma receita</translation>
    </message>
    <message>
      <source>Its file is removed from the disk.</source>
      <translation>Seu arquivo é removido do disco.</translation>
    </message>
    <message>
      <source>Presets</source>
      <translation>Predefinições</translation>
    </message>
    <message>
      <source>Presets (*.toml)</source>
      <translation>Predefinições (*.toml)</translation>
    </message>
    <message>
      <source>Ready-made</source>
      <translation>Prontas</translation>
    </message>
    <message>
      <source>Save &amp;present settings…</source>
      <translation>Salvar ajustes &amp;atuais…</translation>
    </message>
    <message>
      <source>Saved {0}.</source>
      <translation>{0} foi salvo.</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Search presets</source>
      <translation>Buscar predefinições</translation>
    </message>
    <message>
      <source>The report's figures</source>
      <translation>As figuras do relatório</translation>
    </message>
    <message>
      <source>Use and &amp;start</source>
      <translation>Usar e &amp;iniciar</translation>
    </message>
    <message>
      <source>Which presets</source>
      <translation>Quais predefinições</translation>
    </message>
    <message>
      <source>Your own</source>
      <translation>Suas</translation>
    </message>
  </context>
  <context>
    <name>GrowthPanel</name>
    <message>
      <source>1 column in block {1} (radii {2}): {3}.</source>
      <translation>1 coluna no bloco {1} (raios {2}): {3}.</translation>
    </message>
    <message>
      <source>Add at once what is said above</source>
      <translation>Acrescenta já o que está dito acima</translation>
    </message>
    <message>
      <source>Grow in rounds</source>
      <translation>Crescer em rodadas</translation>
    </message>
    <message>
      <source>Grow now</source>
      <translation>Crescer agora</translation>
    </message>
    <message>
      <source>Growth</source>
      <translation>Crescimento</translation>
    </message>
    <message>
      <source>Known once the network has a picture to be trained on.</source>
      <translation>Conhecido quando a rede tem uma imagem para treinar.</translation>
    </message>
    <message>
      <source>Known once there is a network.</source>
      <translation>Conhecido quando há uma rede.</translation>
    </message>
    <message>
      <source>New columns</source>
      <translation>Colunas novas</translation>
    </message>
    <message>
      <source>Nothing: {0}.</source>
      <translation>Nada: {0}.</translation>
    </message>
    <message>
      <source>PSNR dips after each addition and recovers.</source>
      <translation>O PSNR cai depois de cada adição e se recupera.</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>Saturação</translation>
    </message>
    <message>
      <source>Train, add, and train again, until all have been added</source>
      <translation>Treina, acrescenta e treina de novo, até que tudo tenha sido acrescentado</translation>
    </message>
    <message>
      <source>What would be added now</source>
      <translation>O que seria acrescentado agora</translation>
    </message>
    <message>
      <source>{0} columns in block {1} (radii {2}): {3}.</source>
      <translation>{0} colunas no bloco {1} (raios {2}): {3}.</translation>
    </message>
    <message>
      <source>{0} rounds, {1} steps.</source>
      <translation>{0} rodadas, {1} passos.</translation>
    </message>
  </context>
  <context>
    <name>Guard</name>
    <message>
      <source>The settings of {0} have changed, and are not saved.</source>
      <translation>Os ajustes de {0} mudaram, e não estão salvos.</translation>
    </message>
    <message>
      <source>This fit of {0} steps has not been saved.</source>
      <translation>Este ajuste de {0} passos não foi salvo.</translation>
    </message>
    <message>
      <source>This network has been edited, and not saved since.</source>
      <translation>Esta rede foi editada, e não foi salva desde então.</translation>
    </message>
    <message>
      <source>Unsaved work</source>
      <translation>Trabalho não salvo</translation>
    </message>
  </context>
  <context>
    <name>Habits</name>
    <message>
      <source>Dismiss</source>
      <translation>Dispensar</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>SinStudio ended unexpectedly the last time; its report may help to mend that.</source>
      <translation>O SinStudio terminou inesperadamente da última vez; seu relatório pode ajudar a corrigir isso.</translation>
    </message>
    <message>
      <source>What the crash left behind</source>
      <translation>O que a queda deixou</translation>
    </message>
  </context>
  <context>
    <name>Header</name>
    <message>
      <source>{}: some settings apply on restart</source>
      <translation>{}: alguns ajustes valem ao recomeçar</translation>
    </message>
  </context>
  <context>
    <name>HelpViewer</name>
    <message>
      <source>Help</source>
      <translation>Ajuda</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Atalhos de teclado</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Página</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Páginas</translation>
    </message>
    <message>
      <source>What it does</source>
      <translation>O que faz</translation>
    </message>
  </context>
  <context>
    <name>HistoryList</name>
    <message>
      <source>As it was opened</source>
      <translation>Como foi aberto</translation>
    </message>
    <message>
      <source>Every change of a setting and every edit of the network. A click goes to the state after it; what follows it can be had again until something else is changed.</source>
      <translation>Cada mudança de um ajuste e cada edição da rede. Um clique vai ao estado depois dela; o que a segue pode ser recuperado até que outra coisa mude.</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Histórico</translation>
    </message>
  </context>
  <context>
    <name>InformationPlot</name>
    <message>
      <source>% of them, least first</source>
      <translation>% delas, da menor à maior</translation>
    </message>
    <message>
      <source>Information of every column (solid) and row (dashed) of A, least first, as a multiple of the mean; what is filled would be removed now.</source>
      <translation>Informação de cada coluna (contínua) e linha (tracejada) de A, da menor à maior, como múltiplo da média; o que está preenchido seria removido agora.</translation>
    </message>
    <message>
      <source>Information of rows and columns</source>
      <translation>Informação de linhas e colunas</translation>
    </message>
    <message>
      <source>Plot of the information</source>
      <translation>Gráfico da informação</translation>
    </message>
    <message>
      <source>columns</source>
      <translation>colunas</translation>
    </message>
    <message>
      <source>rows, dashed</source>
      <translation>linhas, tracejado</translation>
    </message>
    <message>
      <source>× mean</source>
      <translation>× média</translation>
    </message>
  </context>
  <context>
    <name>Insight</name>
    <message>
      <source>A SIREN's frequencies have no common period: nothing is predicted.</source>
      <translation>As frequências de uma SIREN não têm período comum: nada se prevê.</translation>
    </message>
    <message>
      <source>Being worked out…</source>
      <translation>Sendo calculado…</translation>
    </message>
    <message>
      <source>Needs a network of one hidden layer.</source>
      <translation>Precisa de uma rede com uma camada oculta.</translation>
    </message>
    <message>
      <source>No network yet.</source>
      <translation>Nenhuma rede ainda.</translation>
    </message>
    <message>
      <source>Order 1</source>
      <translation>Ordem 1</translation>
    </message>
    <message>
      <source>Orders 1–{0}</source>
      <translation>Ordens 1–{0}</translation>
    </message>
    <message>
      <source>higher orders prevail</source>
      <translation>ordens mais altas prevalecem</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>imagem</translation>
    </message>
    <message>
      <source>signal</source>
      <translation>sinal</translation>
    </message>
    <message>
      <source>unknown share of the energy</source>
      <translation>parcela desconhecida da energia</translation>
    </message>
    <message>
      <source>{0} of the energy</source>
      <translation>{0} da energia</translation>
    </message>
    <message>
      <source>{0}: an unknown share of the {1}'s energy</source>
      <translation>{0}: uma parcela desconhecida da energia: {1}</translation>
    </message>
    <message>
      <source>{0}: it is higher orders that make the {1}</source>
      <translation>{0}: são ordens mais altas que fazem isto: {1}</translation>
    </message>
    <message>
      <source>{0}: {1} of the {2}'s energy</source>
      <translation>{0}: {1} da energia: {2}</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <source>Something went wrong; the log says what (Help, Log).</source>
      <translation>Algo deu errado; o registro diz o quê (Ajuda, Registro).</translation>
    </message>
    <message>
      <source>There is not enough memory for that; try a smaller picture.</source>
      <translation>Não há memória suficiente para isso; tente uma imagem menor.</translation>
    </message>
  </context>
  <context>
    <name>Journal</name>
    <message>
      <source>Something went wrong; the log says what (Help, Log).</source>
      <translation>Algo deu errado; o registro diz o quê (Ajuda, Registro).</translation>
    </message>
  </context>
  <context>
    <name>Keeping</name>
    <message>
      <source>Save project</source>
      <translation>Salvar projeto</translation>
    </message>
    <message>
      <source>SinStudio project (*.sinproj)</source>
      <translation>Projeto do SinStudio (*.sinproj)</translation>
    </message>
    <message>
      <source>There is no network in training to save yet: open a picture first.</source>
      <translation>Ainda não há rede em treino para salvar: abra antes uma imagem.</translation>
    </message>
    <message>
      <source>signal</source>
      <translation>sinal</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>{0} or {1}</source>
      <translation>{0} ou {1}</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>&amp;Key</source>
      <translation>&amp;Tecla</translation>
    </message>
    <message>
      <source>&amp;Other key</source>
      <translation>&amp;Outra tecla</translation>
    </message>
    <message>
      <source>&amp;Reset</source>
      <translation>&amp;Reiniciar</translation>
    </message>
    <message>
      <source>&amp;Search</source>
      <translation>&amp;Buscar</translation>
    </message>
    <message>
      <source>&amp;Take the key over</source>
      <translation>&amp;Tomar a tecla</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Ação</translation>
    </message>
    <message>
      <source>Actions and their keys</source>
      <translation>Ações e suas teclas</translation>
    </message>
    <message>
      <source>Click a field and press a key; bold keys are your own.</source>
      <translation>Clique em um campo e pressione uma tecla; teclas em negrito são suas.</translation>
    </message>
    <message>
      <source>Give every action the keys that it came with</source>
      <translation>Dá a cada ação as teclas com que ela veio</translation>
    </message>
    <message>
      <source>Give this action the keys that it came with</source>
      <translation>Dá a esta ação as teclas com que ela veio</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Atalhos de teclado</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <source>Menu</source>
      <translation>Menu</translation>
    </message>
    <message>
      <source>Press another key for the same action</source>
      <translation>Pressione outra tecla para a mesma ação</translation>
    </message>
    <message>
      <source>Press the key that the action shall have</source>
      <translation>Pressione a tecla que a ação deve ter</translation>
    </message>
    <message>
      <source>Reset &amp;all</source>
      <translation>Reiniciar &amp;tudo</translation>
    </message>
    <message>
      <source>Some letters of an action, or of its keys</source>
      <translation>Algumas letras de uma ação, ou de suas teclas</translation>
    </message>
    <message>
      <source>{0} belongs to “{1}”. Press another key, or take it over.</source>
      <translation>{0} pertence a “{1}”. Pressione outra tecla, ou tome-a.</translation>
    </message>
  </context>
  <context>
    <name>LayerBoundsEditor</name>
    <message>
      <source>Layer {}</source>
      <translation>Camada {}</translation>
    </message>
    <message>
      <source>The network has one hidden layer.</source>
      <translation>A rede tem uma camada oculta.</translation>
    </message>
  </context>
  <context>
    <name>LimitHand</name>
    <message>
      <source>Limit L {0}: radius {1}; drag to move it</source>
      <translation>Corte L {0}: raio {1}; arraste para movê-lo</translation>
    </message>
    <message>
      <source>Limit {0}: {1} cycles per {2}</source>
      <translation>Corte {0}: {1} ciclos por {2}</translation>
    </message>
    <message>
      <source>short side</source>
      <translation>lado menor</translation>
    </message>
    <message>
      <source>signal</source>
      <translation>sinal</translation>
    </message>
  </context>
  <context>
    <name>Limits</name>
    <message>
      <source>Blocks and bounds are set by hand from now on; {0} in the panel Bounds goes back.</source>
      <translation>Blocos e limites são dados à mão de agora em diante; {0} no painel Limites volta atrás.</translation>
    </message>
    <message>
      <source>There are {0} blocks, the most there can be: remove a limit first.</source>
      <translation>Há {0} blocos, o máximo possível: remova antes um corte.</translation>
    </message>
  </context>
  <context>
    <name>LogView</name>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Copiar</translation>
    </message>
    <message>
      <source>Copy what is selected, or all that is shown</source>
      <translation>Copia o que está selecionado, ou tudo o que é mostrado</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Registro</translation>
    </message>
    <message>
      <source>No program could be found to open the folder of {0}.</source>
      <translation>Não foi encontrado um programa para abrir a pasta de {0}.</translation>
    </message>
    <message>
      <source>Open &amp;folder</source>
      <translation>Abrir &amp;pasta</translation>
    </message>
    <message>
      <source>Show the folder of the log in the file manager</source>
      <translation>Mostra a pasta do registro no gerenciador de arquivos</translation>
    </message>
    <message>
      <source>The last lines of the log</source>
      <translation>As últimas linhas do registro</translation>
    </message>
    <message>
      <source>The log cannot be read: {0} ({1}).</source>
      <translation>O registro não pode ser lido: {0} ({1}).</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Closing the window would lose it.</source>
      <translation>Fechar a janela o perderia.</translation>
    </message>
  </context>
  <context>
    <name>MemoryLabel</name>
    <message>
      <source>Memory of the program: {0}</source>
      <translation>Memória do programa: {0}</translation>
    </message>
    <message>
      <source>Memory of the program: {0}, and {1} on the GPU</source>
      <translation>Memória do programa: {0}, e {1} na GPU</translation>
    </message>
    <message>
      <source>{0} + GPU {1}</source>
      <translation>{0} + GPU {1}</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message>
      <source>&amp;Theme</source>
      <translation>&amp;Tema</translation>
    </message>
    <message>
      <source>&amp;Your own</source>
      <translation>&amp;Suas</translation>
    </message>
    <message>
      <source>Begin p&amp;hase</source>
      <translation>Começar &amp;fase</translation>
    </message>
    <message>
      <source>Open &amp;recent</source>
      <translation>Abrir &amp;recente</translation>
    </message>
    <message>
      <source>Open samp&amp;le</source>
      <translation>Abrir amos&amp;tra</translation>
    </message>
    <message>
      <source>T&amp;imeline</source>
      <translation>Linha do t&amp;empo</translation>
    </message>
    <message>
      <source>The report's &amp;figures</source>
      <translation>As &amp;figuras do relatório</translation>
    </message>
    <message>
      <source>Toolbar</source>
      <translation>Barra de ferramentas</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Copiar</translation>
    </message>
    <message numerus="yes">
      <source>(%n more)</source>
      <translation>
        <numerusform>(mais %n)</numerusform>
        <numerusform>(mais %n)</numerusform>
      </translation>
    </message>
    <message>
      <source>Close this message</source>
      <translation>Fecha esta mensagem</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Detalhes</translation>
    </message>
    <message>
      <source>Error</source>
      <translation>Erro</translation>
    </message>
    <message>
      <source>Information</source>
      <translation>Informação</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>Mensagens</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Aviso</translation>
    </message>
  </context>
  <context>
    <name>NamingDialog</name>
    <message>
      <source>&amp;Replace</source>
      <translation>&amp;Substituir</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>&amp;Salvar</translation>
    </message>
    <message>
      <source>&amp;Sentence</source>
      <translation>&amp;Frase</translation>
    </message>
    <message>
      <source>&amp;Title</source>
      <translation>&amp;Título</translation>
    </message>
    <message>
      <source>It takes the place of the preset of that title.</source>
      <translation>Toma o lugar da predefinição com esse título.</translation>
    </message>
    <message>
      <source>Made from the settings of a fit.</source>
      <translation>Feita a partir dos ajustes de uma execução.</translation>
    </message>
    <message>
      <source>One sentence on what it is for</source>
      <translation>Uma frase sobre para que serve</translation>
    </message>
    <message>
      <source>Save settings as a preset</source>
      <translation>Salvar ajustes como predefinição</translation>
    </message>
    <message>
      <source>What the gallery and the menu show</source>
      <translation>O que a galeria e o menu mostram</translation>
    </message>
  </context>
  <context>
    <name>NetworkPanel</name>
    <message>
      <source>Initial values</source>
      <translation>Valores iniciais</translation>
    </message>
    <message>
      <source>Input frequencies ω</source>
      <translation>Frequências de entrada ω</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Rede</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Tamanho</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Treino</translation>
    </message>
    <message>
      <source>{} ({:,} parameters)</source>
      <translation>{} ({:,} parâmetros)</translation>
    </message>
    <message>
      <source>ω starts within ±{:.3g} cycles per picture.</source>
      <translation>ω começa dentro de ±{:.3g} ciclos por imagem.</translation>
    </message>
    <message>
      <source>ω starts within ±{:.3g} cycles per signal.</source>
      <translation>ω começa dentro de ±{:.3g} ciclos por sinal.</translation>
    </message>
  </context>
  <context>
    <name>Notifier</name>
    <message>
      <source>The fit of {0} has stopped</source>
      <translation>O ajuste de {0} parou</translation>
    </message>
    <message>
      <source>The fit of {0} is finished</source>
      <translation>O ajuste de {0} terminou</translation>
    </message>
    <message>
      <source>{0} steps, {1} dB.</source>
      <translation>{0} passos, {1} dB.</translation>
    </message>
    <message>
      <source>{0} steps.</source>
      <translation>{0} passos.</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>All files (*)</source>
      <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
      <source>Another picture or model would take its place.</source>
      <translation>Outra imagem ou outro modelo tomaria seu lugar.</translation>
    </message>
    <message>
      <source>Everything that can be opened ({0})</source>
      <translation>Tudo o que pode ser aberto ({0})</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <source>Open recipe</source>
      <translation>Abrir receita</translation>
    </message>
    <message>
      <source>Pictures ({0})</source>
      <translation>Imagens ({0})</translation>
    </message>
    <message>
      <source>Projects (*.sinproj)</source>
      <translation>Projetos (*.sinproj)</translation>
    </message>
    <message>
      <source>Recipes (*.toml)</source>
      <translation>Receitas (*.toml)</translation>
    </message>
    <message>
      <source>Signals ({0})</source>
      <translation>Sinais ({0})</translation>
    </message>
    <message>
      <source>SinStudio models (*.sin)</source>
      <translation>Modelos do SinStudio (*.sin)</translation>
    </message>
    <message>
      <source>There is no picture and no file on the clipboard to paste.</source>
      <translation>Não há imagem nem arquivo na área de transferência para colar.</translation>
    </message>
    <message>
      <source>{0} files were given; the first, {1}, is opened.</source>
      <translation>{0} arquivos foram dados; o primeiro, {1}, é aberto.</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Commands and settings</source>
      <translation>Comandos e ajustes</translation>
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation>Nada tem esse nome.</translation>
    </message>
    <message>
      <source>Panel {0}</source>
      <translation>Painel {0}</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Some letters of a command, a preset, a sample, a view or a setting</source>
      <translation>Algumas letras de um comando, uma predefinição, uma amostra, uma vista ou um ajuste</translation>
    </message>
    <message>
      <source>The settings as they are do not use it.</source>
      <translation>Os ajustes como estão não o usam.</translation>
    </message>
    <message>
      <source>{0}  ✓</source>
      <translation>{0}  ✓</translation>
    </message>
  </context>
  <context>
    <name>PanelStack</name>
    <message>
      <source>Panels</source>
      <translation>Painéis</translation>
    </message>
  </context>
  <context>
    <name>PeriodEditor</name>
    <message>
      <source>Mirror (4)</source>
      <translation>Espelho (4)</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Número</translation>
    </message>
    <message>
      <source>Padded ({:g})</source>
      <translation>Com margem ({:g})</translation>
    </message>
    <message>
      <source>Same for both axes</source>
      <translation>Igual para os dois eixos</translation>
    </message>
    <message>
      <source>Tile (2)</source>
      <translation>Ladrilho (2)</translation>
    </message>
    <message>
      <source>same for both axes</source>
      <translation>igual para os dois eixos</translation>
    </message>
    <message>
      <source>{} number</source>
      <translation>{} número</translation>
    </message>
  </context>
  <context>
    <name>Phase</name>
    <message>
      <source>Fine-tune</source>
      <translation>Ajuste fino</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Ajustar</translation>
    </message>
    <message>
      <source>Grow</source>
      <translation>Crescer</translation>
    </message>
    <message>
      <source>Prune</source>
      <translation>Podar</translation>
    </message>
    <message>
      <source>phase {0} of {1}: {2}</source>
      <translation>fase {0} de {1}: {2}</translation>
    </message>
  </context>
  <context>
    <name>PhasesEditor</name>
    <message>
      <source>A plain fit: no other phases.</source>
      <translation>Um ajuste simples: sem outras fases.</translation>
    </message>
    <message>
      <source>Add a phase below the selected one</source>
      <translation>Acrescenta uma fase abaixo da selecionada</translation>
    </message>
    <message>
      <source>Move the selected phase down (Ctrl+Down)</source>
      <translation>Desce a fase selecionada (Ctrl+Para baixo)</translation>
    </message>
    <message>
      <source>Move the selected phase up (Ctrl+Up)</source>
      <translation>Sobe a fase selecionada (Ctrl+Para cima)</translation>
    </message>
    <message>
      <source>Remove the selected phase (Delete)</source>
      <translation>Remove a fase selecionada (Delete)</translation>
    </message>
    <message>
      <source>Steps of the selected phase; automatic: a fit's budget above, 2,000 to fine-tune</source>
      <translation>Passos da fase selecionada; automático: o orçamento acima para um ajuste, 2.000 para o ajuste fino</translation>
    </message>
    <message>
      <source>Steps of this phase</source>
      <translation>Passos desta fase</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>automático</translation>
    </message>
    <message>
      <source>steps of the selected phase</source>
      <translation>passos da fase selecionada</translation>
    </message>
    <message>
      <source>{0}, {1} steps</source>
      <translation>{0}, {1} passos</translation>
    </message>
  </context>
  <context>
    <name>Picking</name>
    <message>
      <source>A SIREN's frequencies are real numbers, which cannot be edited.</source>
      <translation>As frequências de uma SIREN são números reais, que não podem ser editados.</translation>
    </message>
    <message>
      <source>A network needs a frequency: the last one is not removed.</source>
      <translation>Uma rede precisa de uma frequência: a última não é removida.</translation>
    </message>
    <message>
      <source>Added {0}</source>
      <translation>{0} acrescentada</translation>
    </message>
    <message>
      <source>Frequencies</source>
      <translation>Frequências</translation>
    </message>
    <message>
      <source>Removed {0}</source>
      <translation>{0} removida</translation>
    </message>
    <message>
      <source>Removed {0} frequencies</source>
      <translation>{0} frequências removidas</translation>
    </message>
    <message>
      <source>The frequencies have become a list of your own, in the panel {0}.</source>
      <translation>As frequências tornaram-se uma lista sua, no painel {0}.</translation>
    </message>
    <message>
      <source>There are no frequencies to edit yet: open a picture first.</source>
      <translation>Ainda não há frequências para editar: abra antes uma imagem.</translation>
    </message>
    <message>
      <source>This edits the network at hand; a new one gets its frequencies by "{0}", as the panel Frequencies says.</source>
      <translation>Isto edita a rede atual; uma nova recebe suas frequências por "{0}", como diz o painel Frequências.</translation>
    </message>
    <message>
      <source>Zero is no frequency</source>
      <translation>Zero não é uma frequência</translation>
    </message>
    <message>
      <source>{0} is there already</source>
      <translation>{0} já está lá</translation>
    </message>
  </context>
  <context>
    <name>PicturePanel</name>
    <message>
      <source>, {0} channels</source>
      <translation>, {0} canais</translation>
    </message>
    <message>
      <source>A model of {}, without its picture.</source>
      <translation>Um modelo de {}, sem sua imagem.</translation>
    </message>
    <message>
      <source>A model of {}, without its signal.</source>
      <translation>Um modelo de {}, sem seu sinal.</translation>
    </message>
    <message>
      <source>Drop a picture on the window, or choose File, Open.</source>
      <translation>Solte uma imagem na janela, ou escolha Arquivo, Abrir.</translation>
    </message>
    <message>
      <source>Fitted: {}.</source>
      <translation>Ajustado: {}.</translation>
    </message>
    <message>
      <source>How it repeats</source>
      <translation>Como se repete</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>Nenhuma imagem</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Parte</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Imagem</translation>
    </message>
    <message>
      <source>RGB</source>
      <translation>RGB</translation>
    </message>
    <message>
      <source>RGBA</source>
      <translation>RGBA</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>Amostras</translation>
    </message>
    <message>
      <source>Signal</source>
      <translation>Sinal</translation>
    </message>
    <message>
      <source>What is fitted</source>
      <translation>O que é ajustado</translation>
    </message>
    <message>
      <source>What is kept from training</source>
      <translation>O que fica fora do treino</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>cinza</translation>
    </message>
    <message>
      <source>grey and alpha</source>
      <translation>cinza e alfa</translation>
    </message>
    <message>
      <source>no period, as this is a SIREN</source>
      <translation>sem período, pois é uma SIREN</translation>
    </message>
    <message>
      <source>period {}</source>
      <translation>período {}</translation>
    </message>
    <message>
      <source>{0:,} samples</source>
      <translation>{0:,} amostras</translation>
    </message>
    <message>
      <source>{:g} mirrored</source>
      <translation>{:g} espelhado</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <source>&amp;Language</source>
      <translation>&amp;Idioma</translation>
    </message>
    <message>
      <source>&amp;Notify me when a long run ends</source>
      <translation>&amp;Avisar quando uma execução longa terminar</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>&amp;Tema</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Escuro</translation>
    </message>
    <message>
      <source>Language of the window; System takes that of the desktop</source>
      <translation>Idioma da janela; Sistema toma o da área de trabalho</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Claro</translation>
    </message>
    <message>
      <source>Light or dark; System follows the desktop</source>
      <translation>Claro ou escuro; Sistema segue a área de trabalho</translation>
    </message>
    <message>
      <source>Of runs over 30 seconds, and while another window is in front</source>
      <translation>De execuções com mais de 30 segundos, e enquanto outra janela está à frente</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>Preferências</translation>
    </message>
    <message>
      <source>System</source>
      <translation>Sistema</translation>
    </message>
    <message>
      <source>The language changes when SinStudio is started again.</source>
      <translation>O idioma muda quando o SinStudio for iniciado de novo.</translation>
    </message>
  </context>
  <context>
    <name>Preset</name>
    <message>
      <source>A calm fit of any picture, with bounds that follow from its frequencies.</source>
      <translation>Um ajuste calmo de qualquer imagem, com limites que decorrem de suas frequências.</translation>
    </message>
    <message>
      <source>A large ω₀ drives A far from zero, and the loss jumps to the end.</source>
      <translation>Um ω₀ grande leva A para longe de zero, e a perda salta até o fim.</translation>
    </message>
    <message>
      <source>A tenth of the rows or columns goes without fine-tuning, after decay of everything or of those alone.</source>
      <translation>Um décimo das linhas ou colunas sai sem ajuste fino, após decaimento de tudo ou só delas.</translation>
    </message>
    <message>
      <source>B = 0.05</source>
      <translation>B = 0.05</translation>
    </message>
    <message>
      <source>B = 0.1</source>
      <translation>B = 0.1</translation>
    </message>
    <message>
      <source>B = 0.3</source>
      <translation>B = 0.3</translation>
    </message>
    <message>
      <source>Begins with 18 frequencies that fit badly and adds others, round by round, where they are missing.</source>
      <translation>Começa com 18 frequências mal escolhidas e acrescenta outras, rodada a rodada, onde faltam.</translation>
    </message>
    <message>
      <source>Columns are added where A saturates, and end where the picture has its energy; a fixed set that reaches too high stays noisy.</source>
      <translation>Colunas são acrescentadas onde A satura, e terminam onde a imagem tem sua energia; um conjunto fixo que vai alto demais continua ruidoso.</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>Padrão</translation>
    </message>
    <message>
      <source>Fast</source>
      <translation>Rápida</translation>
    </message>
    <message>
      <source>Figure 11: constant bounds</source>
      <translation>Figura 11: limites constantes</translation>
    </message>
    <message>
      <source>Figure 14: a lattice, bounded and not</source>
      <translation>Figura 14: um reticulado, limitado e não</translation>
    </message>
    <message>
      <source>Figure 15: how much decay, and when</source>
      <translation>Figura 15: quanto decaimento, e quando</translation>
    </message>
    <message>
      <source>Figure 16: rows, columns, or both</source>
      <translation>Figura 16: linhas, colunas, ou ambas</translation>
    </message>
    <message>
      <source>Figure 17: what pruning leaves, by initialisation</source>
      <translation>Figura 17: o que a poda deixa, por inicialização</translation>
    </message>
    <message>
      <source>Figure 18: decay of all of A, or of what goes</source>
      <translation>Figura 18: decaimento de toda A, ou do que sai</translation>
    </message>
    <message>
      <source>Figure 20: growth from 18 to 178 frequencies</source>
      <translation>Figura 20: crescimento de 18 a 178 frequências</translation>
    </message>
    <message>
      <source>Figure 3: three starts for a sine</source>
      <translation>Figura 3: três inícios para um seno</translation>
    </message>
    <message>
      <source>Figure 4: depth and bandwidth</source>
      <translation>Figura 4: profundidade e banda</translation>
    </message>
    <message>
      <source>Figure 5: ω₀ = 16 against 128</source>
      <translation>Figura 5: ω₀ = 16 contra 128</translation>
    </message>
    <message>
      <source>Figure 6: the signal's own frequencies</source>
      <translation>Figura 6: as frequências do próprio sinal</translation>
    </message>
    <message>
      <source>Figure 7: only odd frequencies</source>
      <translation>Figura 7: só frequências ímpares</translation>
    </message>
    <message>
      <source>Figure 8: even, positive and odd frequencies</source>
      <translation>Figura 8: frequências pares, positivas e ímpares</translation>
    </message>
    <message>
      <source>Figure 9: instability at ω₀ = 1000</source>
      <translation>Figura 9: instabilidade com ω₀ = 1000</translation>
    </message>
    <message>
      <source>Figures 12 and 13: a table of L and B</source>
      <translation>Figuras 12 e 13: uma tabela de L e B</translation>
    </message>
    <message>
      <source>Fits, removes half of A in rounds of pruning, and tunes what is left.</source>
      <translation>Ajusta, remove metade de A em rodadas de poda, e afina o que resta.</translation>
    </message>
    <message>
      <source>For a formula, a table or a sound: few frequencies and a small network.</source>
      <translation>Para uma fórmula, uma tabela ou um som: poucas frequências e uma rede pequena.</translation>
    </message>
    <message>
      <source>From input frequencies of 1 alone, a deeper network makes high frequencies sooner.</source>
      <translation>Só com frequências de entrada 1, uma rede mais profunda faz frequências altas mais cedo.</translation>
    </message>
    <message>
      <source>Half of A goes: as rows, as columns, or as both, with decay by either norm.</source>
      <translation>Metade de A sai: como linhas, como colunas, ou como ambas, com decaimento por uma ou outra norma.</translation>
    </message>
    <message>
      <source>Hand-picked and random whole frequencies, and SIREN's real ones, give up to three quarters of A.</source>
      <translation>Frequências inteiras escolhidas e aleatórias, e as reais da SIREN, cedem até três quartos de A.</translation>
    </message>
    <message>
      <source>Input frequencies drawn up to the Nyquist limit give noise; low ones a clean picture.</source>
      <translation>Frequências de entrada sorteadas até o limite de Nyquist dão ruído; as baixas, uma imagem limpa.</translation>
    </message>
    <message>
      <source>L = [10, 20], B = [0.6, 0.3, 0.05]</source>
      <translation>L = [10, 20], B = [0.6, 0.3, 0.05]</translation>
    </message>
    <message>
      <source>L = [10, 20], B = [1.3, 0.6, 0.05]</source>
      <translation>L = [10, 20], B = [1.3, 0.6, 0.05]</translation>
    </message>
    <message>
      <source>L = [10, 20], B = [1.3, 0.6, 0.1]</source>
      <translation>L = [10, 20], B = [1.3, 0.6, 0.1]</translation>
    </message>
    <message>
      <source>L = [5, 10], B = [0.6, 0.3, 0.05]</source>
      <translation>L = [5, 10], B = [0.6, 0.3, 0.05]</translation>
    </message>
    <message>
      <source>L = [5, 10], B = [1.3, 0.6, 0.05]</source>
      <translation>L = [5, 10], B = [1.3, 0.6, 0.05]</translation>
    </message>
    <message>
      <source>L = [5, 10], B = [1.3, 0.6, 0.1]</source>
      <translation>L = [5, 10], B = [1.3, 0.6, 0.1]</translation>
    </message>
    <message>
      <source>L = [5, 20], B = [0.6, 0.3, 0.05]</source>
      <translation>L = [5, 20], B = [0.6, 0.3, 0.05]</translation>
    </message>
    <message>
      <source>L = [5, 20], B = [1.3, 0.6, 0.05]</source>
      <translation>L = [5, 20], B = [1.3, 0.6, 0.05]</translation>
    </message>
    <message>
      <source>L = [5, 20], B = [1.3, 0.6, 0.1]</source>
      <translation>L = [5, 20], B = [1.3, 0.6, 0.1]</translation>
    </message>
    <message>
      <source>Let it grow</source>
      <translation>Deixe crescer</translation>
    </message>
    <message>
      <source>Make it smaller</source>
      <translation>Torne menor</translation>
    </message>
    <message>
      <source>Noise comes in the first steps; bounds keep it from coming.</source>
      <translation>O ruído vem nos primeiros passos; limites impedem que venha.</translation>
    </message>
    <message>
      <source>Odd input frequencies repeat along the diagonals; one more frequency is the cure.</source>
      <translation>Frequências de entrada ímpares repetem-se ao longo das diagonais; mais uma frequência é a cura.</translation>
    </message>
    <message>
      <source>One neuron finds a sine sooner the more of the answer its initial values know.</source>
      <translation>Um neurônio encontra um seno tanto mais cedo quanto mais da resposta seus valores iniciais conhecem.</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualidade</translation>
    </message>
    <message>
      <source>SIREN</source>
      <translation>SIREN</translation>
    </message>
    <message>
      <source>SIREN, ω₀ = 10</source>
      <translation>SIREN, ω₀ = 10</translation>
    </message>
    <message>
      <source>SIREN, ω₀ = 30</source>
      <translation>SIREN, ω₀ = 30</translation>
    </message>
    <message>
      <source>Signal</source>
      <translation>Sinal</translation>
    </message>
    <message>
      <source>Soonest to a given training PSNR; the space between the pixels is left to itself.</source>
      <translation>Chega mais cedo a um dado PSNR de treino; o espaço entre os pixels fica por sua conta.</translation>
    </message>
    <message>
      <source>Switch the bounds off and on, and see the noise between the pixels come and go.</source>
      <translation>Desligue e ligue os limites, e veja o ruído entre os pixels ir e vir.</translation>
    </message>
    <message>
      <source>The best picture between the pixels, from three bounded hidden layers.</source>
      <translation>A melhor imagem entre os pixels, com três camadas ocultas limitadas.</translation>
    </message>
    <message>
      <source>The network to compare with: real, trained input frequencies, and no bounds.</source>
      <translation>A rede com que comparar: frequências de entrada reais e treinadas, e nenhum limite.</translation>
    </message>
    <message>
      <source>The same bound for every frequency decides how far the spectrum spreads.</source>
      <translation>O mesmo limite para todas as frequências decide até onde o espectro se espalha.</translation>
    </message>
    <message>
      <source>Three more sets whose own period is not that of the network, and what becomes of them.</source>
      <translation>Mais três conjuntos cujo período não é o da rede, e o que acontece com eles.</translation>
    </message>
    <message>
      <source>Two neurons fit a signal of two frequencies faster if they are given those.</source>
      <translation>Dois neurônios ajustam mais rápido um sinal de duas frequências se as recebem.</translation>
    </message>
    <message>
      <source>Watch the noise disappear</source>
      <translation>Veja o ruído desaparecer</translation>
    </message>
    <message>
      <source>Weight decay gathers the entries of A at zero and takes high frequencies away; too much of it takes the picture too.</source>
      <translation>O decaimento dos pesos junta as entradas de A em zero e tira frequências altas; demais, tira também a imagem.</translation>
    </message>
    <message>
      <source>Where the blocks end, and what bounds they have: softened pictures and sharp ones.</source>
      <translation>Onde terminam os blocos, e que limites têm: imagens suavizadas e nítidas.</translation>
    </message>
    <message>
      <source>as many frequencies, odd and even</source>
      <translation>tantas frequências, ímpares e pares</translation>
    </message>
    <message>
      <source>both</source>
      <translation>ambas</translation>
    </message>
    <message>
      <source>both, L2</source>
      <translation>ambas, L2</translation>
    </message>
    <message>
      <source>bounded</source>
      <translation>limitada</translation>
    </message>
    <message>
      <source>bounds, no decay</source>
      <translation>limites, sem decaimento</translation>
    </message>
    <message>
      <source>columns</source>
      <translation>colunas</translation>
    </message>
    <message>
      <source>columns, decay of all</source>
      <translation>colunas, decaimento de tudo</translation>
    </message>
    <message>
      <source>columns, targeted decay</source>
      <translation>colunas, decaimento direcionado</translation>
    </message>
    <message>
      <source>custom</source>
      <translation>escolhidas</translation>
    </message>
    <message>
      <source>dominant frequencies</source>
      <translation>frequências dominantes</translation>
    </message>
    <message>
      <source>even frequencies</source>
      <translation>frequências pares</translation>
    </message>
    <message>
      <source>even frequencies and (1, 0)</source>
      <translation>frequências pares e (1, 0)</translation>
    </message>
    <message>
      <source>even frequencies, (1, 0) and (0, 1)</source>
      <translation>frequências pares, (1, 0) e (0, 1)</translation>
    </message>
    <message>
      <source>fixed, ω₀ = 60</source>
      <translation>fixa, ω₀ = 60</translation>
    </message>
    <message>
      <source>grown, 18 to 178</source>
      <translation>crescida, 18 a 178</translation>
    </message>
    <message>
      <source>no bound</source>
      <translation>sem limite</translation>
    </message>
    <message>
      <source>no decay</source>
      <translation>sem decaimento</translation>
    </message>
    <message>
      <source>not bounded</source>
      <translation>não limitada</translation>
    </message>
    <message>
      <source>odd frequencies and (1, 0)</source>
      <translation>frequências ímpares e (1, 0)</translation>
    </message>
    <message>
      <source>odd frequencies, period 3</source>
      <translation>frequências ímpares, período 3</translation>
    </message>
    <message>
      <source>odd frequencies, period 4</source>
      <translation>frequências ímpares, período 4</translation>
    </message>
    <message>
      <source>one hidden layer</source>
      <translation>uma camada oculta</translation>
    </message>
    <message>
      <source>only odd frequencies</source>
      <translation>só frequências ímpares</translation>
    </message>
    <message>
      <source>pairs of 1, 10 and 100</source>
      <translation>pares de 1, 10 e 100</translation>
    </message>
    <message>
      <source>pairs of 1, 2, … 8</source>
      <translation>pares de 1, 2, … 8</translation>
    </message>
    <message>
      <source>random</source>
      <translation>aleatórias</translation>
    </message>
    <message>
      <source>random, up to 4</source>
      <translation>aleatórias, até 4</translation>
    </message>
    <message>
      <source>rows</source>
      <translation>linhas</translation>
    </message>
    <message>
      <source>rows, decay of all</source>
      <translation>linhas, decaimento de tudo</translation>
    </message>
    <message>
      <source>rows, targeted decay</source>
      <translation>linhas, decaimento direcionado</translation>
    </message>
    <message>
      <source>two hidden layers</source>
      <translation>duas camadas ocultas</translation>
    </message>
    <message>
      <source>α = 1e-4</source>
      <translation>α = 1e-4</translation>
    </message>
    <message>
      <source>α = 1e-5</source>
      <translation>α = 1e-5</translation>
    </message>
    <message>
      <source>α = 1e-5, pulse</source>
      <translation>α = 1e-5, pulso</translation>
    </message>
    <message>
      <source>α = 1e-5, rising</source>
      <translation>α = 1e-5, crescente</translation>
    </message>
    <message>
      <source>α = 1e-6</source>
      <translation>α = 1e-6</translation>
    </message>
    <message>
      <source>α = 1e-7</source>
      <translation>α = 1e-7</translation>
    </message>
    <message>
      <source>φ = b = d = 0, c = 1/a, only a and c trained</source>
      <translation>φ = b = d = 0, c = 1/a, só a e c treinados</translation>
    </message>
    <message>
      <source>ω = 1, twice</source>
      <translation>ω = 1, duas vezes</translation>
    </message>
    <message>
      <source>ω = 2π/p</source>
      <translation>ω = 2π/p</translation>
    </message>
    <message>
      <source>ω₀ = 1000</source>
      <translation>ω₀ = 1000</translation>
    </message>
    <message>
      <source>ω₀ = 128, the Nyquist limit</source>
      <translation>ω₀ = 128, o limite de Nyquist</translation>
    </message>
    <message>
      <source>ω₀ = 16</source>
      <translation>ω₀ = 16</translation>
    </message>
    <message>
      <source>ω₀ = 30</source>
      <translation>ω₀ = 30</translation>
    </message>
    <message>
      <source>ω₀ = 30, frequencies up to 100</source>
      <translation>ω₀ = 30, frequências até 100</translation>
    </message>
  </context>
  <context>
    <name>PresetDesk</name>
    <message>
      <source>Saved the preset {0}.</source>
      <translation>A predefinição {0} foi salva.</translation>
    </message>
  </context>
  <context>
    <name>Project</name>
    <message>
      <source>Saved {0} ({1}).</source>
      <translation>{0} foi salvo ({1}).</translation>
    </message>
    <message>
      <source>The twin is not part of it.</source>
      <translation>A gêmea não faz parte dele.</translation>
    </message>
    <message>
      <source>There is nothing to save as a project: open a picture first, or save the model.</source>
      <translation>Não há nada para salvar como projeto: abra antes uma imagem, ou salve o modelo.</translation>
    </message>
    <message>
      <source>{0} was not saved: another network took the place of that one while the work was being kept. What is in the file is as it was.</source>
      <translation>{0} não foi salvo: outra rede tomou o lugar daquela enquanto o trabalho era guardado. O que está no arquivo fica como estava.</translation>
    </message>
  </context>
  <context>
    <name>PruningPanel</name>
    <message>
      <source> and </source>
      <translation> e </translation>
    </message>
    <message>
      <source>Decay, remove and recover, round by round, until the target is reached</source>
      <translation>Decai, remove e recupera, rodada a rodada, até alcançar a meta</translation>
    </message>
    <message>
      <source>Known once the network has a picture to be trained on.</source>
      <translation>Conhecido quando a rede tem uma imagem para treinar.</translation>
    </message>
    <message>
      <source>Known once there is a network.</source>
      <translation>Conhecido quando há uma rede.</translation>
    </message>
    <message>
      <source>Nothing: every row and column holds more than the threshold.</source>
      <translation>Nada: toda linha e coluna contém mais que o limiar.</translation>
    </message>
    <message>
      <source>PSNR dips in each round and recovers after it.</source>
      <translation>O PSNR cai em cada rodada e se recupera depois.</translation>
    </message>
    <message>
      <source>Prune in rounds</source>
      <translation>Podar em rodadas</translation>
    </message>
    <message>
      <source>Prune now</source>
      <translation>Podar agora</translation>
    </message>
    <message>
      <source>Pruning</source>
      <translation>Poda</translation>
    </message>
    <message>
      <source>Remove at once what is said above</source>
      <translation>Remove já o que está dito acima</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>Rodadas</translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation>Decaimento dos pesos</translation>
    </message>
    <message>
      <source>What is removed</source>
      <translation>O que é removido</translation>
    </message>
    <message>
      <source>What would go now</source>
      <translation>O que sairia agora</translation>
    </message>
    <message>
      <source>{0} of {1} columns</source>
      <translation>{0} de {1} colunas</translation>
    </message>
    <message>
      <source>{0} of {1} rows</source>
      <translation>{0} de {1} linhas</translation>
    </message>
    <message>
      <source>{0}: {1} of A.</source>
      <translation>{0}: {1} de A.</translation>
    </message>
  </context>
  <context>
    <name>Readout</name>
    <message>
      <source>Orig.</source>
      <translation>Orig.</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Rec.</source>
      <translation>Rec.</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Reconstrução</translation>
    </message>
    <message>
      <source>Zoom, and pixel under the mouse</source>
      <translation>Ampliação, e pixel sob o mouse</translation>
    </message>
    <message>
      <source>sample {0}</source>
      <translation>amostra {0}</translation>
    </message>
  </context>
  <context>
    <name>Reasons</name>
    <message>
      <source>A SIREN has real frequencies; only whole ones can be added.</source>
      <translation>Uma SIREN tem frequências reais; só se podem acrescentar inteiras.</translation>
    </message>
    <message>
      <source>A picture is being saved; wait until it is written.</source>
      <translation>Uma imagem está sendo salva; espere até que esteja escrita.</translation>
    </message>
    <message>
      <source>A signal is cropped in its panel: type left and right there.</source>
      <translation>Um sinal é recortado em seu painel: digite lá esquerda e direita.</translation>
    </message>
    <message>
      <source>No fit is running; start one first.</source>
      <translation>Nenhum ajuste em andamento; inicie um antes.</translation>
    </message>
    <message>
      <source>No run of several phases is under way; list some under Training.</source>
      <translation>Nenhuma execução de várias fases em andamento; liste algumas em Treino.</translation>
    </message>
    <message>
      <source>Nothing has been changed since this was opened.</source>
      <translation>Nada mudou desde que isto foi aberto.</translation>
    </message>
    <message>
      <source>Nothing has been undone.</source>
      <translation>Nada foi desfeito.</translation>
    </message>
    <message>
      <source>Nothing is open; open a picture first.</source>
      <translation>Nada está aberto; abra antes uma imagem.</translation>
    </message>
    <message>
      <source>The fit is running already; pause or stop it first.</source>
      <translation>O ajuste já está em andamento; pause-o ou pare-o antes.</translation>
    </message>
    <message>
      <source>The frequencies have no sub-periods.</source>
      <translation>As frequências não têm subperíodos.</translation>
    </message>
    <message>
      <source>The timeline is empty; it fills while the network trains.</source>
      <translation>A linha do tempo está vazia; ela se enche enquanto a rede treina.</translation>
    </message>
    <message>
      <source>There is nothing to do that with at the moment.</source>
      <translation>No momento não há nada com que fazer isso.</translation>
    </message>
    <message>
      <source>This model is shown without its picture; open the picture first.</source>
      <translation>Este modelo é mostrado sem sua imagem; abra antes a imagem.</translation>
    </message>
    <message>
      <source>Torch is still being loaded; this takes some seconds.</source>
      <translation>O torch ainda está sendo carregado; isso leva alguns segundos.</translation>
    </message>
    <message>
      <source>What is shown is the present; drag the timeline back first.</source>
      <translation>O que é mostrado é o presente; arraste antes a linha do tempo para trás.</translation>
    </message>
  </context>
  <context>
    <name>Recent</name>
    <message>
      <source>&amp;Clear the list</source>
      <translation>&amp;Limpar a lista</translation>
    </message>
    <message>
      <source>No files yet</source>
      <translation>Nenhum arquivo ainda</translation>
    </message>
    <message>
      <source>{0} is no longer there; it was taken from the list of recent files.</source>
      <translation>{0} não está mais lá; foi tirado da lista de arquivos recentes.</translation>
    </message>
  </context>
  <context>
    <name>RecipeDesk</name>
    <message>
      <source>Recipe from {0}</source>
      <translation>Receita de {0}</translation>
    </message>
    <message>
      <source>Saved {0}.</source>
      <translation>{0} foi salvo.</translation>
    </message>
    <message>
      <source>Settings taken from {0}.</source>
      <translation>Ajustes tomados de {0}.</translation>
    </message>
  </context>
  <context>
    <name>Recovering</name>
    <message>
      <source>&amp;Discard</source>
      <translation>&amp;Descartar</translation>
    </message>
    <message>
      <source>&amp;Restore</source>
      <translation>&amp;Restaurar</translation>
    </message>
    <message>
      <source>SinStudio did not end properly: the work on {0} of {1} can be restored.</source>
      <translation>O SinStudio não terminou como devia: o trabalho em {0} de {1} pode ser restaurado.</translation>
    </message>
    <message>
      <source>a picture</source>
      <translation>uma imagem</translation>
    </message>
  </context>
  <context>
    <name>Row</name>
    <message>
      <source>The network that is being trained has another value; a restart takes this one.</source>
      <translation>A rede que está sendo treinada tem outro valor; recomeçar aplica este.</translation>
    </message>
    <message>
      <source>applies on restart</source>
      <translation>vale ao recomeçar</translation>
    </message>
  </context>
  <context>
    <name>SamplesDialog</name>
    <message>
      <source>&amp;Other number</source>
      <translation>&amp;Outro número</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>Amostras</translation>
    </message>
    <message>
      <source>Save signal: samples</source>
      <translation>Salvar sinal: amostras</translation>
    </message>
    <message>
      <source>The network is evaluated at every sample; nothing is interpolated. More
samples are the same signal, more finely.</source>
      <translation>A rede é avaliada em cada amostra; nada é interpolado. Mais
amostras são o mesmo sinal, mais fino.</translation>
    </message>
    <message>
      <source>{0}×   {1:,} samples</source>
      <translation>{0}×   {1:,} amostras</translation>
    </message>
  </context>
  <context>
    <name>Saturation</name>
    <message>
      <source>Saturation</source>
      <translation>Saturação</translation>
    </message>
    <message>
      <source>Saturation of each block</source>
      <translation>Saturação de cada bloco</translation>
    </message>
  </context>
  <context>
    <name>Saving</name>
    <message>
      <source>AVIF (*.avif)</source>
      <translation>AVIF (*.avif)</translation>
    </message>
    <message>
      <source>BMP (*.bmp)</source>
      <translation>BMP (*.bmp)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>JPEG (*.jpg *.jpeg)</source>
      <translation>JPEG (*.jpg *.jpeg)</translation>
    </message>
    <message>
      <source>OpenEXR (*.exr)</source>
      <translation>OpenEXR (*.exr)</translation>
    </message>
    <message>
      <source>PNG (*.png)</source>
      <translation>PNG (*.png)</translation>
    </message>
    <message>
      <source>Recipe (*.toml)</source>
      <translation>Receita (*.toml)</translation>
    </message>
    <message>
      <source>Rendering {0} at {1} × {2} pixels…</source>
      <translation>Renderizando {0} com {1} × {2} pixels…</translation>
    </message>
    <message>
      <source>Save model</source>
      <translation>Salvar modelo</translation>
    </message>
    <message>
      <source>Save picture</source>
      <translation>Salvar imagem</translation>
    </message>
    <message>
      <source>Save recipe</source>
      <translation>Salvar receita</translation>
    </message>
    <message>
      <source>Save signal</source>
      <translation>Salvar sinal</translation>
    </message>
    <message>
      <source>SinStudio model (*.sin)</source>
      <translation>Modelo do SinStudio (*.sin)</translation>
    </message>
    <message>
      <source>Sound (*.wav)</source>
      <translation>Som (*.wav)</translation>
    </message>
    <message>
      <source>TIFF (*.tif *.tiff)</source>
      <translation>TIFF (*.tif *.tiff)</translation>
    </message>
    <message>
      <source>Table, commas (*.csv)</source>
      <translation>Tabela, vírgulas (*.csv)</translation>
    </message>
    <message>
      <source>Table, tabs (*.tsv)</source>
      <translation>Tabela, tabulações (*.tsv)</translation>
    </message>
    <message>
      <source>WebP (*.webp)</source>
      <translation>WebP (*.webp)</translation>
    </message>
    <message>
      <source>model</source>
      <translation>modelo</translation>
    </message>
    <message>
      <source>signal</source>
      <translation>sinal</translation>
    </message>
    <message>
      <source>{0} left</source>
      <translation>faltam {0}</translation>
    </message>
  </context>
  <context>
    <name>Setting</name>
    <message>
      <source>"siren" replaces the whole input frequencies by real ones that are trained, as SIREN has them, to compare with; the strategy is then not read, and the network has no period. (§4) Allowed: one of "none", "siren". Applies on restart.</source>
      <translation>"siren" substitui as frequências inteiras de entrada por reais e treinadas, como as da SIREN, para comparar; a estratégia então não é lida, e a rede não tem período. (§4) Permitido: um de "none", "siren". Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Add at once</source>
      <translation>Acrescentar por vez</translation>
    </message>
    <message>
      <source>Add in all</source>
      <translation>Acrescentar no total</translation>
    </message>
    <message>
      <source>An entry counts as saturated within this share of its bound. (ε · §8) Allowed: a number from 0 to 1.</source>
      <translation>Uma entrada conta como saturada dentro desta parcela de seu limite. (ε · §8) Permitido: um número de 0 a 1.</translation>
    </message>
    <message>
      <source>Automatic blocks and bounds</source>
      <translation>Blocos e limites automáticos</translation>
    </message>
    <message>
      <source>Automatic bounds: 0.75 is sharp, 1.5 the default, 3 smooth. (κ) Allowed: a number from 0.05 to 100.</source>
      <translation>Limites automáticos: 0,75 é nítido, 1,5 o padrão, 3 suave. (κ) Permitido: um número de 0,05 a 100.</translation>
    </message>
    <message>
      <source>Automatic α: how many times the mean squared error the decay weighs. Allowed: a number from 0 to 1000.</source>
      <translation>α automático: quantas vezes o erro quadrático médio pesa o decaimento. Permitido: um número de 0 a 1000.</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>Lote</translation>
    </message>
    <message>
      <source>Bound the hidden matrix</source>
      <translation>Limitar a matriz oculta</translation>
    </message>
    <message>
      <source>Bound the hidden matrix. (§6) Allowed: true or false.</source>
      <translation>Limita a matriz oculta. (§6) Permitido: verdadeiro ou falso.</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>Canais</translation>
    </message>
    <message>
      <source>Channels that are fitted: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; "auto" takes those of the picture. For a signal: 1 is the mean of its channels. (c) Allowed: "auto" or a whole number from 1 to 4. Applies on restart.</source>
      <translation>Canais que são ajustados: 1 cinza, 2 cinza e alfa, 3 RGB, 4 RGBA; "auto" toma os da imagem. Para um sinal: 1 é a média de seus canais. (c) Permitido: "auto" ou um número inteiro de 1 a 4. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Columns that are added at once. (n_add · §8) Allowed: a whole number from 1 to 16384.</source>
      <translation>Colunas que são acrescentadas por vez. (n_add · §8) Permitido: um número inteiro de 1 a 16384.</translation>
    </message>
    <message>
      <source>Columns that are added in all. (N_add · §8) Allowed: a whole number from 1 to 16384.</source>
      <translation>Colunas que são acrescentadas no total. (N_add · §8) Permitido: um número inteiro de 1 a 16384.</translation>
    </message>
    <message>
      <source>Count m</source>
      <translation>Quantidade m</translation>
    </message>
    <message>
      <source>Course of the decay over its steps: constant; rising as t²; or a pulse that rises as t² to the middle and falls again. (α_f · §7.2.1) Allowed: one of "constant", "rising", "pulse".</source>
      <translation>Curso do decaimento ao longo de seus passos: constante; crescente como t²; ou um pulso que sobe como t² até o meio e cai de novo. (α_f · §7.2.1) Permitido: um de "constant", "rising", "pulse".</translation>
    </message>
    <message>
      <source>Course α_f</source>
      <translation>Curso α_f</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>Recorte</translation>
    </message>
    <message>
      <source>Decay (steps)</source>
      <translation>Decaimento (passos)</translation>
    </message>
    <message>
      <source>Decay A while fitting</source>
      <translation>Decair A durante o ajuste</translation>
    </message>
    <message>
      <source>Decay A while fitting. Rounds of pruning decay by these settings in any case. (§3.2.1) Allowed: true or false.</source>
      <translation>Decai A durante o ajuste. Rodadas de poda decaem por estes ajustes em todo caso. (§3.2.1) Permitido: verdadeiro ou falso.</translation>
    </message>
    <message>
      <source>Deeper layers</source>
      <translation>Camadas mais profundas</translation>
    </message>
    <message>
      <source>Derive blocks and bounds from the frequencies and the smoothness; limits and values are then not read. Allowed: true or false.</source>
      <translation>Deriva blocos e limites das frequências e da suavidade; cortes e valores então não são lidos. Permitido: verdadeiro ou falso.</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>End factor</source>
      <translation>Fator final</translation>
    </message>
    <message>
      <source>Every (steps)</source>
      <translation>A cada (passos)</translation>
    </message>
    <message>
      <source>Factor for C, d</source>
      <translation>Fator para C, d</translation>
    </message>
    <message>
      <source>Factor on the initial range of A, ±√(6/fan-in). (A) Allowed: a number from 0 to 1000. Applies on restart.</source>
      <translation>Fator sobre a faixa inicial de A, ±√(6/entradas). (A) Permitido: um número de 0 a 1000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Factor on the initial range of C, ±√(6/n)/30. (C) Allowed: a number from 0 to 1000. Applies on restart.</source>
      <translation>Fator sobre a faixa inicial de C, ±√(6/n)/30. (C) Permitido: um número de 0 a 1000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>First layer</source>
      <translation>Primeira camada</translation>
    </message>
    <message>
      <source>Hidden widths n</source>
      <translation>Larguras ocultas n</translation>
    </message>
    <message>
      <source>High from</source>
      <translation>Alta desde</translation>
    </message>
    <message>
      <source>Hold-out</source>
      <translation>Reserva</translation>
    </message>
    <message>
      <source>How input frequencies are chosen: normally distributed; drawn from the picture's spectrum; uniform within the limit; low and high bands; the spectrum's largest peaks; all pairs of given values; or a list of your own. (§5.2) Allowed: one of "gaussian", "spectrum", "uniform", "low+high", "dominant", "lattice", "custom". Applies on restart.</source>
      <translation>Como as frequências de entrada são escolhidas: distribuição normal; sorteadas do espectro da imagem; uniformes dentro do limite; bandas baixa e alta; os maiores picos do espectro; todos os pares de valores dados; ou uma lista sua. (§5.2) Permitido: um de "gaussian", "spectrum", "uniform", "low+high", "dominant", "lattice", "custom". Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>How the network repeats: "tile" makes the picture one period (p = 2), "padded" puts the seam outside it (p = 2.2), "mirror" fits its reflection too (p = 4), and a number is the period itself; a list of two sets x and y. (p · half pictures · §3.1) Allowed: "tile", "padded", "mirror" or a number from 2 to 1000 or a list of 2 periods, each "tile", "padded", "mirror" or a number from 2 to 1000. Applies on restart.</source>
      <translation>Como a rede se repete: "tile" faz da imagem um período (p = 2), "padded" põe a emenda fora dela (p = 2,2), "mirror" ajusta também seu reflexo (p = 4), e um número é o próprio período; uma lista de dois dá x e y. (p · meias imagens · §3.1) Permitido: "tile", "padded", "mirror" ou um número de 2 a 1000 ou uma lista de 2 períodos, cada um "tile", "padded", "mirror" ou um número de 2 a 1000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>How the rate falls over the budget. Allowed: one of "cosine", "linear", "constant".</source>
      <translation>Como a taxa cai ao longo do orçamento. Permitido: um de "cosine", "linear", "constant".</translation>
    </message>
    <message>
      <source>If none saturates</source>
      <translation>Se nenhum satura</translation>
    </message>
    <message>
      <source>In all (steps)</source>
      <translation>No total (passos)</translation>
    </message>
    <message>
      <source>Include (1, 0) and (0, 1)</source>
      <translation>Incluir (1, 0) e (0, 1)</translation>
    </message>
    <message>
      <source>Include (1, 0) and (0, 1), for a signal 1, which rules out sub-periods. lattice and custom take only what they are given. (§5.3) Allowed: true or false. Applies on restart.</source>
      <translation>Inclui (1, 0) e (0, 1), para um sinal 1, o que exclui subperíodos. lattice e custom tomam só o que lhes é dado. (§5.3) Permitido: verdadeiro ou falso. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Information of a row: ‖A_i‖₁·‖C_i‖₁, or ‖A_i‖₁ alone as in the report; that of a column is ‖A^j‖₁ always. (§3.2.2) Allowed: one of "A·C", "A".</source>
      <translation>Informação de uma linha: ‖A_i‖₁·‖C_i‖₁, ou só ‖A_i‖₁ como no relatório; a de uma coluna é sempre ‖A^j‖₁. (§3.2.2) Permitido: um de "A·C", "A".</translation>
    </message>
    <message>
      <source>Largest radius that is drawn; "auto" is half of Nyquist for spectrum and uniform, Nyquist for the others. (ω₀ · cycles per short side · §5.2) Allowed: "auto" or a number above 0 and up to 100000. Applies on restart.</source>
      <translation>Maior raio sorteado; "auto" é metade de Nyquist para spectrum e uniform, Nyquist para as outras. (ω₀ · ciclos por lado menor · §5.2) Permitido: "auto" ou um número acima de 0 e até 100000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Learning rate during the rounds and at the start of the fine-tune that follows them, as a share of training.rate. Allowed: a number above 0 and up to 10.</source>
      <translation>Taxa de aprendizado durante as rodadas e no início do ajuste fino que as segue, como parcela de training.rate. Permitido: um número acima de 0 e até 10.</translation>
    </message>
    <message>
      <source>Learning rate of Adam on A at the start. Allowed: a number above 0 and up to 10.</source>
      <translation>Taxa de aprendizado do Adam sobre A no início. Permitido: um número acima de 0 e até 10.</translation>
    </message>
    <message>
      <source>Learning rate of C and d, as a share of that of A. Allowed: a number from 0 to 100.</source>
      <translation>Taxa de aprendizado de C e d, como parcela da de A. Permitido: um número de 0 a 100.</translation>
    </message>
    <message>
      <source>Limit ω₀</source>
      <translation>Limite ω₀</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Perda</translation>
    </message>
    <message>
      <source>Low share</source>
      <translation>Parcela baixa</translation>
    </message>
    <message>
      <source>Low up to</source>
      <translation>Baixa até</translation>
    </message>
    <message>
      <source>No further round begins after this many steps of pruning; 0 sets no such limit. (e_total · steps · §7.1) Allowed: a whole number from 0 to 1000000000.</source>
      <translation>Nenhuma outra rodada começa após tantos passos de poda; 0 não põe tal limite. (e_total · passos · §7.1) Permitido: um número inteiro de 0 a 1000000000.</translation>
    </message>
    <message>
      <source>Norm</source>
      <translation>Norma</translation>
    </message>
    <message>
      <source>Norm below</source>
      <translation>Norma abaixo de</translation>
    </message>
    <message>
      <source>Number of input frequencies, the columns of A. (m · §5.1) Allowed: a whole number from 1 to 16384. Applies on restart.</source>
      <translation>Número de frequências de entrada, as colunas de A. (m · §5.1) Permitido: um número inteiro de 1 a 16384. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Of what was chosen, remove only rows and columns whose norm is below this many times the mean of all. (T_n · §7.2.4) Allowed: a number of at least 0, or "inf".</source>
      <translation>Do que foi escolhido, remove só linhas e colunas cuja norma está abaixo de tantas vezes a média de todas. (T_n · §7.2.4) Permitido: um número de pelo menos 0, ou "inf".</translation>
    </message>
    <message>
      <source>One bound for each hidden layer after the first; layers without one are left alone. (B) Allowed: a list of 0 to 15 bounds, each a number of at least 0, or "inf".</source>
      <translation>Um limite para cada camada oculta após a primeira; camadas sem um ficam livres. (B) Permitido: uma lista de 0 a 15 limites, cada um um número de pelo menos 0, ou "inf".</translation>
    </message>
    <message>
      <source>PSNR (dB)</source>
      <translation>PSNR (dB)</translation>
    </message>
    <message>
      <source>Period p</source>
      <translation>Período p</translation>
    </message>
    <message>
      <source>Phases</source>
      <translation>Fases</translation>
    </message>
    <message>
      <source>Pixels in a step; "all" takes every training pixel, as in the report. (pixels · §3.2.1) Allowed: "all" or a whole number from 1 to 16777216.</source>
      <translation>Pixels em um passo; "all" toma todos os pixels de treino, como no relatório. (pixels · §3.2.1) Permitido: "all" ou um número inteiro de 1 a 16777216.</translation>
    </message>
    <message>
      <source>Pixels kept from training to measure what lies between: a random share, or "grid:N" to train on every N-th pixel of each axis only. Allowed: a share from 0 to 0.9, or "grid:N" with N from 2 to 16. Applies on restart.</source>
      <translation>Pixels deixados fora do treino para medir o que há entre eles: uma parcela aleatória, ou "grid:N" para treinar só em um de cada N pixels de cada eixo. Permitido: uma parcela de 0 a 0,9, ou "grid:N" com N de 2 a 16. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>Precisão</translation>
    </message>
    <message>
      <source>Precision of the arithmetic. Allowed: one of "float32", "float64". Applies on restart.</source>
      <translation>Precisão da aritmética. Permitido: um de "float32", "float64". Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Processor threads; 0 takes every core that the program may use. Allowed: a whole number from 0 to 1024. Applies on restart.</source>
      <translation>Linhas de execução do processador; 0 toma cada núcleo que o programa pode usar. Permitido: um número inteiro de 0 a 1024. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Radii where one block ends and the next begins. (L · cycles per short side · §6) Allowed: a list of 0 to 63 radii, each a number above 0 and up to 1e+06, each above the one before.</source>
      <translation>Raios onde um bloco termina e o próximo começa. (L · ciclos por lado menor · §6) Permitido: uma lista de 0 a 63 raios, cada um um número acima de 0 e até 1e+06, cada um acima do anterior.</translation>
    </message>
    <message>
      <source>Range ω₀</source>
      <translation>Faixa ω₀</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Taxa</translation>
    </message>
    <message>
      <source>Rate at the end, as a share of that at the start. Allowed: a number from 0 to 1.</source>
      <translation>Taxa no fim, como parcela da do início. Permitido: um número de 0 a 1.</translation>
    </message>
    <message>
      <source>Rate factor</source>
      <translation>Fator da taxa</translation>
    </message>
    <message>
      <source>Recovery (steps)</source>
      <translation>Recuperação (passos)</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Remover</translation>
    </message>
    <message>
      <source>SIREN: ω starts uniform within ±ω₀/2 radians per unit for pictures and ±ω₀ for signals. A picture is two units wide, so 30 is ±4.8 cycles per picture. (ω₀ · §4) Allowed: a number above 0 and up to 100000. Applies on restart.</source>
      <translation>SIREN: ω começa uniforme dentro de ±ω₀/2 radianos por unidade para imagens e ±ω₀ para sinais. Uma imagem tem duas unidades de largura, então 30 é ±4,8 ciclos por imagem. (ω₀ · §4) Permitido: um número acima de 0 e até 100000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Scale of A</source>
      <translation>Escala de A</translation>
    </message>
    <message>
      <source>Scale of C</source>
      <translation>Escala de C</translation>
    </message>
    <message>
      <source>Scale α</source>
      <translation>Escala α</translation>
    </message>
    <message>
      <source>Scale α_s of the decay; "auto" keeps α·‖A‖ at the strength below times the error. (α_s · §7.2.1) Allowed: "auto" or a number from 0 to 1.</source>
      <translation>Escala α_s do decaimento; "auto" mantém α·‖A‖ na força abaixo vezes o erro. (α_s · §7.2.1) Permitido: "auto" ou um número de 0 a 1.</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>Curso da taxa</translation>
    </message>
    <message>
      <source>Score of a row</source>
      <translation>Pontuação de uma linha</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Semente</translation>
    </message>
    <message>
      <source>Seed of the draw. Allowed: a whole number from 0 to 4294967295. Applies on restart.</source>
      <translation>Semente do sorteio. Permitido: um número inteiro de 0 a 4294967295. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Seed of the initial values, the batches and the hold-out. Allowed: a whole number from 0 to 4294967295. Applies on restart.</source>
      <translation>Semente dos valores iniciais, dos lotes e da reserva. Permitido: um número inteiro de 0 a 4294967295. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Share of the total information that a round may remove. (T_p · §7.1) Allowed: a number above 0 and up to 1.</source>
      <translation>Parcela da informação total que uma rodada pode remover. (T_p · §7.1) Permitido: um número acima de 0 e até 1.</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Tamanho</translation>
    </message>
    <message>
      <source>Size at which the picture is fitted: the long side, or width and height. "auto" keeps pictures up to 1,024 pixels and scales larger ones down to that; "full" keeps every pixel. For a signal: the number of samples, up to 65,536 with "auto". (pixels) Allowed: "auto", "full" or a whole number from 1 to 100000 or a list of 2 pixels, each a whole number from 1 to 100000. Applies on restart.</source>
      <translation>Tamanho em que a imagem é ajustada: o lado maior, ou largura e altura. "auto" mantém imagens de até 1.024 pixels e reduz a isso as maiores; "full" mantém cada pixel. Para um sinal: o número de amostras, até 65.536 com "auto". (pixels) Permitido: "auto", "full" ou um número inteiro de 1 a 100000 ou uma lista de 2 pixels, cada um um número inteiro de 1 a 100000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Smoothness κ</source>
      <translation>Suavidade κ</translation>
    </message>
    <message>
      <source>Start with C = 1/A</source>
      <translation>Começar com C = 1/A</translation>
    </message>
    <message>
      <source>Start with C = 1/A where the network has a single input frequency, neuron and channel (example 4.1); other networks start as usual. (C · §4) Allowed: true or false. Applies on restart.</source>
      <translation>Começa com C = 1/A onde a rede tem uma só frequência de entrada, um neurônio e um canal (exemplo 4.1); outras redes começam como de costume. (C · §4) Permitido: verdadeiro ou falso. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Start with all biases b at zero. (b) Allowed: true or false. Applies on restart.</source>
      <translation>Começa com todos os vieses b em zero. (b) Permitido: verdadeiro ou falso. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Start with all shifts φ at zero. (φ) Allowed: true or false. Applies on restart.</source>
      <translation>Começa com todas as fases φ em zero. (φ) Permitido: verdadeiro ou falso. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Start with biases b = 0</source>
      <translation>Começar com vieses b = 0</translation>
    </message>
    <message>
      <source>Start with shifts φ = 0</source>
      <translation>Começar com fases φ = 0</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Passos</translation>
    </message>
    <message>
      <source>Steps before each addition, and after the last. (e_rec · steps · §8) Allowed: a whole number from 1 to 1000000.</source>
      <translation>Passos antes de cada adição, e após a última. (e_rec · passos · §8) Permitido: um número inteiro de 1 a 1000000.</translation>
    </message>
    <message>
      <source>Steps with decay of the chosen rows and columns alone. (e_twd · steps · §7.2.4) Allowed: a whole number from 0 to 1000000.</source>
      <translation>Passos com decaimento só das linhas e colunas escolhidas. (e_twd · passos · §7.2.4) Permitido: um número inteiro de 0 a 1000000.</translation>
    </message>
    <message>
      <source>Steps with weight decay at the start of a round. (e_wd · steps · §7.1) Allowed: a whole number from 0 to 1000000.</source>
      <translation>Passos com decaimento dos pesos no início de uma rodada. (e_wd · passos · §7.1) Permitido: um número inteiro de 0 a 1000000.</translation>
    </message>
    <message>
      <source>Steps without decay at the end of a round. (e_rec · steps · §7.1) Allowed: a whole number from 0 to 1000000.</source>
      <translation>Passos sem decaimento no fim de uma rodada. (e_rec · passos · §7.1) Permitido: um número inteiro de 0 a 1000000.</translation>
    </message>
    <message>
      <source>Stop after this many steps; 0 sets no such limit. (steps) Allowed: a whole number from 0 to 1000000000.</source>
      <translation>Para após tantos passos; 0 não põe tal limite. (passos) Permitido: um número inteiro de 0 a 1000000000.</translation>
    </message>
    <message>
      <source>Stop after this much training time; 0 sets no such limit. (seconds) Allowed: a number from 0 to 1e+09.</source>
      <translation>Para após tanto tempo de treino; 0 não põe tal limite. (segundos) Permitido: um número de 0 a 1e+09.</translation>
    </message>
    <message>
      <source>Stop once this share of the entries of A is gone; 0 sets no such goal. (§7.2.3) Allowed: a number from 0 to 0.99.</source>
      <translation>Para quando esta parcela das entradas de A tiver saído; 0 não põe tal meta. (§7.2.3) Permitido: um número de 0 a 0,99.</translation>
    </message>
    <message>
      <source>Stop when the loss of a step falls below this; 0 never. Allowed: a number from 0 to 1e+09.</source>
      <translation>Para quando a perda de um passo cai abaixo disto; 0 nunca. Permitido: um número de 0 a 1e+09.</translation>
    </message>
    <message>
      <source>Stop when the whole picture reaches this PSNR; 0 sets no such limit. (dB) Allowed: a number from 0 to 200.</source>
      <translation>Para quando a imagem inteira alcança este PSNR; 0 não põe tal limite. (dB) Permitido: um número de 0 a 200.</translation>
    </message>
    <message>
      <source>Strategy</source>
      <translation>Estratégia</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>Força</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>Meta</translation>
    </message>
    <message>
      <source>Targeted (steps)</source>
      <translation>Direcionado (passos)</translation>
    </message>
    <message>
      <source>Targeted decay</source>
      <translation>Decaimento direcionado</translation>
    </message>
    <message>
      <source>The bound of each block, one more than there are limits; "inf" leaves a block alone. (B · §6) Allowed: a list of 1 to 64 bounds, each a number of at least 0, or "inf".</source>
      <translation>O limite de cada bloco, um a mais que os cortes; "inf" deixa um bloco livre. (B · §6) Permitido: uma lista de 1 a 64 limites, cada um um número de pelo menos 0, ou "inf".</translation>
    </message>
    <message>
      <source>The part that is fitted: left, top, right, bottom in pixels of the opened picture; an empty list takes all of it. Of a signal, left and right count, in samples. (pixels) Allowed: a list of 4 pixels, each a whole number from 0 to 100000 or an empty list. Applies on restart.</source>
      <translation>A parte que é ajustada: esquerda, topo, direita, base em pixels da imagem aberta; uma lista vazia toma toda ela. De um sinal contam esquerda e direita, em amostras. (pixels) Permitido: uma lista de 4 pixels, cada um um número inteiro de 0 a 100000 ou uma lista vazia. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Then decay only what the round has chosen, and spare what resists. (§7.2.4) Allowed: true or false.</source>
      <translation>Depois decai só o que a rodada escolheu, e poupa o que resiste. (§7.2.4) Permitido: verdadeiro ou falso.</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>Linhas de execução</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Limiar</translation>
    </message>
    <message>
      <source>Time (s)</source>
      <translation>Tempo (s)</translation>
    </message>
    <message>
      <source>Tolerance ε</source>
      <translation>Tolerância ε</translation>
    </message>
    <message>
      <source>Trained</source>
      <translation>Treinado</translation>
    </message>
    <message>
      <source>Values k</source>
      <translation>Valores k</translation>
    </message>
    <message>
      <source>What a run is made of, in order: fit, grow, prune and finetune, each with a number of steps after a colon where it needs one ("fit:1000"); an empty list is one fit to the budget above. (§7, §8) Allowed: a list of 0 to 32 phases, each "fit", "fit:N", "grow", "prune", "finetune" or "finetune:N" with N steps. Applies on restart.</source>
      <translation>De que uma execução é feita, em ordem: fit, grow, prune e finetune, cada um com um número de passos após dois-pontos onde precisa ("fit:1000"); uma lista vazia é um ajuste até o orçamento acima. (§7, §8) Permitido: uma lista de 0 a 32 fases, cada uma "fit", "fit:N", "grow", "prune", "finetune" ou "finetune:N" com N passos. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>What is removed: rows (hidden neurons), columns (input frequencies), or both. (§7.2.3) Allowed: one of "rows", "columns", "both".</source>
      <translation>O que é removido: linhas (neurônios ocultos), colunas (frequências de entrada), ou ambas. (§7.2.3) Permitido: um de "rows", "columns", "both".</translation>
    </message>
    <message>
      <source>What is trained: hidden matrices A, their biases b, output C and d, the shifts φ of the input frequencies, and, of a SIREN, the frequencies ω themselves. (§3.1) Allowed: a list of 1 to 6 names, each one of "A", "b", "C", "d", "phases", "omega". Applies on restart.</source>
      <translation>O que é treinado: matrizes ocultas A, seus vieses b, saída C e d, as fases φ das frequências de entrada e, de uma SIREN, as próprias frequências ω. (§3.1) Permitido: uma lista de 1 a 6 nomes, cada um um de "A", "b", "C", "d", "phases", "omega". Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>What to do when no block saturates: stop growing, or grow the lowest block that has room. (I_k · §8) Allowed: one of "stop", "spill".</source>
      <translation>O que fazer quando nenhum bloco satura: parar de crescer, ou crescer o bloco mais baixo que tem lugar. (I_k · §8) Permitido: um de "stop", "spill".</translation>
    </message>
    <message>
      <source>Where the network is trained. Allowed: "auto", "cpu", "cuda", "cuda:N" or "mps". Applies on restart.</source>
      <translation>Onde a rede é treinada. Permitido: "auto", "cpu", "cuda", "cuda:N" ou "mps". Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Width of the normal distribution; "auto" is the short side / 25. (σ · cycles per short side) Allowed: "auto" or a number above 0 and up to 100000. Applies on restart.</source>
      <translation>Largura da distribuição normal; "auto" é o lado menor / 25. (σ · ciclos por lado menor) Permitido: "auto" ou um número acima de 0 e até 100000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>Width σ</source>
      <translation>Largura σ</translation>
    </message>
    <message>
      <source>Widths of the hidden layers, first to last. (n) Allowed: a list of 1 to 16 widths, each a whole number from 1 to 16384. Applies on restart.</source>
      <translation>Larguras das camadas ocultas, da primeira à última. (n) Permitido: uma lista de 1 a 16 larguras, cada uma um número inteiro de 1 a 16384. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>bound B</source>
      <translation>limite B</translation>
    </message>
    <message>
      <source>lattice: the whole numbers whose pairs are taken; custom: pairs [k_x, k_y] in cycles per period, or whole numbers for a signal. Repeats and ± twins are kept as given. (k · cycles per period) Allowed: a list of values, each a whole number from -100000 to 100000 or a list of pairs, each a list of 2 whole numbers, each a whole number from -100000 to 100000. Applies on restart.</source>
      <translation>lattice: os números inteiros cujos pares são tomados; custom: pares [k_x, k_y] em ciclos por período, ou números inteiros para um sinal. Repetições e gêmeos ± ficam como dados. (k · ciclos por período) Permitido: uma lista de valores, cada um um número inteiro de -100000 a 100000 ou uma lista de pares, cada um uma lista de 2 números inteiros, cada um um número inteiro de -100000 a 100000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>low+high: largest radius of the low band; "auto" is a sixteenth of Nyquist. (cycles per short side) Allowed: "auto" or a number above 0 and up to 100000. Applies on restart.</source>
      <translation>low+high: maior raio da banda baixa; "auto" é um dezesseis avos de Nyquist. (ciclos por lado menor) Permitido: "auto" ou um número acima de 0 e até 100000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>low+high: share of the frequencies that lies in the low band. Allowed: a number from 0 to 1. Applies on restart.</source>
      <translation>low+high: parcela das frequências que fica na banda baixa. Permitido: um número de 0 a 1. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>low+high: smallest radius of the high band; "auto" is where the low band ends. (cycles per short side) Allowed: "auto" or a number above 0 and up to 100000. Applies on restart.</source>
      <translation>low+high: menor raio da banda alta; "auto" é onde a banda baixa termina. (ciclos por lado menor) Permitido: "auto" ou um número acima de 0 e até 100000. Vale ao recomeçar.</translation>
    </message>
    <message>
      <source>to radius</source>
      <translation>até o raio</translation>
    </message>
    <message>
      <source>‖A‖₁, or ‖A‖₂². (§7.2.2) Allowed: one of "L1", "L2".</source>
      <translation>‖A‖₁, ou ‖A‖₂². (§7.2.2) Permitido: um de "L1", "L2".</translation>
    </message>
  </context>
  <context>
    <name>Shelf</name>
    <message>
      <source>Presets</source>
      <translation>Predefinições</translation>
    </message>
  </context>
  <context>
    <name>SignalPlot</name>
    <message>
      <source>Curves of the signal</source>
      <translation>Curvas do sinal</translation>
    </message>
    <message>
      <source>Drag or use the arrow keys to move, the wheel or plus and minus to zoom.</source>
      <translation>Arraste ou use as setas para mover, e a roda, mais ou menos para ampliar.</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Reconstrução</translation>
    </message>
    <message>
      <source>Reconstruction less original</source>
      <translation>Reconstrução menos original</translation>
    </message>
    <message>
      <source>Signal</source>
      <translation>Sinal</translation>
    </message>
    <message>
      <source>share of its range</source>
      <translation>parcela de sua faixa</translation>
    </message>
  </context>
  <context>
    <name>SignalSpectrum</name>
    <message>
      <source>No signal yet.</source>
      <translation>Nenhum sinal ainda.</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Predicted {0}</source>
      <translation>Previsto {0}</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Reconstrução</translation>
    </message>
    <message>
      <source>Spectrum of the signal</source>
      <translation>Espectro do sinal</translation>
    </message>
    <message>
      <source>cycles per signal</source>
      <translation>ciclos por sinal</translation>
    </message>
    <message>
      <source>k {0}</source>
      <translation>k {0}</translation>
    </message>
    <message>
      <source>{0} cycles  {1} dB</source>
      <translation>{0} ciclos  {1} dB</translation>
    </message>
    <message>
      <source>{0} per signal</source>
      <translation>{0} por sinal</translation>
    </message>
  </context>
  <context>
    <name>SignalSpectrumBar</name>
    <message>
      <source>A line over the others: what the network is predicted to make of its inputs in orders 1, 2 and 3 (theorem 1)</source>
      <translation>Uma linha sobre as outras: o que se prevê que a rede faça de suas entradas nas ordens 1, 2 e 3 (teorema 1)</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Blocos</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Ambos</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Diferença</translation>
    </message>
    <message>
      <source>Input frequencies ω, coloured by block; the larger, the larger the norm of their column of A</source>
      <translation>Frequências de entrada ω, coloridas por bloco; tanto maiores quanto maior a norma de sua coluna de A</translation>
    </message>
    <message>
      <source>Limits L between blocks of frequencies, dashed, in cycles per signal</source>
      <translation>Cortes L entre blocos de frequências, tracejados, em ciclos por sinal</translation>
    </message>
    <message>
      <source>Marks</source>
      <translation>Marcas</translation>
    </message>
    <message>
      <source>No prediction</source>
      <translation>Nenhuma previsão</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Predicted spectrum over it</source>
      <translation>Espectro previsto sobre ele</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Reconstrução</translation>
    </message>
    <message>
      <source>Share of the energy that is predicted</source>
      <translation>Parcela da energia que é prevista</translation>
    </message>
    <message>
      <source>Spectrum of</source>
      <translation>Espectro de</translation>
    </message>
    <message>
      <source>Whose spectrum is shown, or by how much the two differ, in decibels</source>
      <translation>De quem é o espectro mostrado, ou em quanto os dois diferem, em decibéis</translation>
    </message>
  </context>
  <context>
    <name>SizeDialog</name>
    <message>
      <source> px</source>
      <translation> px</translation>
    </message>
    <message>
      <source>&amp;Height</source>
      <translation>&amp;Altura</translation>
    </message>
    <message>
      <source>&amp;Other size</source>
      <translation>&amp;Outro tamanho</translation>
    </message>
    <message>
      <source>&amp;Width</source>
      <translation>&amp;Largura</translation>
    </message>
    <message>
      <source>Height in pixels</source>
      <translation>Altura em pixels</translation>
    </message>
    <message>
      <source>Keep &amp;proportions</source>
      <translation>Manter &amp;proporções</translation>
    </message>
    <message>
      <source>Save picture: size</source>
      <translation>Salvar imagem: tamanho</translation>
    </message>
    <message>
      <source>The network is evaluated at every pixel; nothing is interpolated.</source>
      <translation>A rede é avaliada em cada pixel; nada é interpolado.</translation>
    </message>
    <message>
      <source>Width in pixels</source>
      <translation>Largura em pixels</translation>
    </message>
    <message>
      <source>{0}×   {1} × {2} pixels</source>
      <translation>{0}×   {1} × {2} pixels</translation>
    </message>
  </context>
  <context>
    <name>SmoothnessEditor</name>
    <message>
      <source>sharp</source>
      <translation>nítido</translation>
    </message>
    <message>
      <source>smooth</source>
      <translation>suave</translation>
    </message>
    <message>
      <source>value</source>
      <translation>valor</translation>
    </message>
  </context>
  <context>
    <name>Spectrum</name>
    <message>
      <source>({0}, {1}) per picture</source>
      <translation>({0}, {1}) por imagem</translation>
    </message>
    <message>
      <source>Blue: too little, orange: too much (±{0} dB).</source>
      <translation>Azul: de menos, laranja: demais (±{0} dB).</translation>
    </message>
    <message>
      <source>No picture yet.</source>
      <translation>Nenhuma imagem ainda.</translation>
    </message>
    <message>
      <source>No reconstruction yet.</source>
      <translation>Nenhuma reconstrução ainda.</translation>
    </message>
    <message>
      <source>No two spectra to compare yet.</source>
      <translation>Ainda não há dois espectros para comparar.</translation>
    </message>
    <message>
      <source>Spectrum</source>
      <translation>Espectro</translation>
    </message>
    <message>
      <source>cycles per height</source>
      <translation>ciclos por altura</translation>
    </message>
    <message>
      <source>cycles per width</source>
      <translation>ciclos por largura</translation>
    </message>
    <message>
      <source>k ({0}, {1})</source>
      <translation>k ({0}, {1})</translation>
    </message>
  </context>
  <context>
    <name>SpectrumBar</name>
    <message>
      <source>Blocks</source>
      <translation>Blocos</translation>
    </message>
    <message>
      <source>Both halves</source>
      <translation>Duas metades</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Diferença</translation>
    </message>
    <message>
      <source>Dots</source>
      <translation>Pontos</translation>
    </message>
    <message>
      <source>Input frequencies</source>
      <translation>Frequências de entrada</translation>
    </message>
    <message>
      <source>Input frequencies ω, coloured by block; the larger, the larger the norm of their column of A. The fainter dot is the same frequency with its signs turned.</source>
      <translation>Frequências de entrada ω, coloridas por bloco; tanto maiores quanto maior a norma de sua coluna de A. O ponto mais claro é a mesma frequência com os sinais trocados.</translation>
    </message>
    <message>
      <source>Left half the network's, right half the twin's; each mirrors itself</source>
      <translation>Metade esquerda da rede, direita da gêmea; cada uma espelha a si mesma</translation>
    </message>
    <message>
      <source>Limits L between blocks of frequencies, dashed; the radii in the legend are in cycles per short side</source>
      <translation>Cortes L entre blocos de frequências, tracejados; os raios na legenda são em ciclos por lado menor</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <source>Reconstruction</source>
      <translation>Reconstrução</translation>
    </message>
    <message>
      <source>Spectrum of</source>
      <translation>Espectro de</translation>
    </message>
    <message>
      <source>The spectrum of the twin's reconstruction</source>
      <translation>O espectro da reconstrução da gêmea</translation>
    </message>
    <message>
      <source>Twin</source>
      <translation>Gêmea</translation>
    </message>
    <message>
      <source>Up to Nyquist</source>
      <translation>Até Nyquist</translation>
    </message>
    <message>
      <source>Whose spectrum is shown, or by how much the two differ, in decibels; or what the network is predicted to make of its inputs in orders 1, 2 and 3 (theorem 1)</source>
      <translation>De quem é o espectro mostrado, ou em quanto os dois diferem, em decibéis; ou o que se prevê que a rede faça de suas entradas nas ordens 1, 2 e 3 (teorema 1)</translation>
    </message>
  </context>
  <context>
    <name>SpectrumHand</name>
    <message>
      <source>A SIREN's frequencies are real numbers, which cannot be edited.</source>
      <translation>As frequências de uma SIREN são números reais, que não podem ser editados.</translation>
    </message>
    <message>
      <source>Click adds {0}  radius {1}</source>
      <translation>Clique acrescenta {0}  raio {1}</translation>
    </message>
    <message>
      <source>Click adds {0}  radius {1}, beyond Nyquist</source>
      <translation>Clique acrescenta {0}  raio {1}, além de Nyquist</translation>
    </message>
  </context>
  <context>
    <name>SpectrumMenu</name>
    <message>
      <source>Add a block limit (bounds are off)</source>
      <translation>Acrescentar um corte de blocos (limites desligados)</translation>
    </message>
    <message>
      <source>Add a block limit at {0}</source>
      <translation>Acrescentar um corte de blocos em {0}</translation>
    </message>
    <message>
      <source>Add {0}</source>
      <translation>Acrescentar {0}</translation>
    </message>
    <message>
      <source>Edit frequencies	E</source>
      <translation>Editar frequências	E</translation>
    </message>
    <message>
      <source>Remove the block limit at {0}</source>
      <translation>Remover o corte de blocos em {0}</translation>
    </message>
    <message>
      <source>Remove the {0} selected	Del</source>
      <translation>Remover as {0} selecionadas	Del</translation>
    </message>
    <message>
      <source>Remove {0}</source>
      <translation>Remover {0}</translation>
    </message>
    <message>
      <source>Select all	Ctrl+A</source>
      <translation>Selecionar todas	Ctrl+A</translation>
    </message>
    <message>
      <source>Show up to Nyquist	F</source>
      <translation>Mostrar até Nyquist	F</translation>
    </message>
  </context>
  <context>
    <name>SpectrumView</name>
    <message>
      <source>B {0}</source>
      <translation>B {0}</translation>
    </message>
    <message>
      <source>Click removes {0}  radius {1}  block {2}</source>
      <translation>Clique remove {0}  raio {1}  bloco {2}</translation>
    </message>
    <message>
      <source>Preview: {0} frequencies, Nyquist {1}</source>
      <translation>Prévia: {0} frequências, Nyquist {1}</translation>
    </message>
    <message>
      <source>Spectrum plot</source>
      <translation>Gráfico do espectro</translation>
    </message>
    <message>
      <source>What is under the mouse</source>
      <translation>O que está sob o mouse</translation>
    </message>
    <message>
      <source>norm {0}</source>
      <translation>norma {0}</translation>
    </message>
    <message>
      <source>would be pruned</source>
      <translation>seria podada</translation>
    </message>
    <message>
      <source>{0}  radius {1}  block {2}</source>
      <translation>{0}  raio {1}  bloco {2}</translation>
    </message>
    <message>
      <source>{0} frequencies, Nyquist {1}</source>
      <translation>{0} frequências, Nyquist {1}</translation>
    </message>
    <message>
      <source>✕ would be pruned</source>
      <translation>✕ seria podada</translation>
    </message>
  </context>
  <context>
    <name>Statement</name>
    <message>
      <source>Information</source>
      <translation>Informação</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Aviso</translation>
    </message>
  </context>
  <context>
    <name>StatusLine</name>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Terminado</translation>
    </message>
    <message>
      <source>Loading torch…</source>
      <translation>Carregando o torch…</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>Memória</translation>
    </message>
    <message>
      <source>PSNR of the fit; in brackets that of the pixels held out of training, or after it that of the twin</source>
      <translation>PSNR do ajuste; entre parênteses o dos pixels reservados do treino, ou depois dele o da gêmea</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Pausado</translation>
    </message>
    <message>
      <source>Phase of the run</source>
      <translation>Fase da execução</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progresso</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualidade</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Pronto</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Velocidade</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Estado</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Passos</translation>
    </message>
    <message>
      <source>Stopped</source>
      <translation>Parado</translation>
    </message>
    <message>
      <source>Time left</source>
      <translation>Tempo restante</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Treino</translation>
    </message>
    <message>
      <source>fine-tune</source>
      <translation>ajuste fino</translation>
    </message>
    <message>
      <source>phase {0} of {1}: {2}</source>
      <translation>fase {0} de {1}: {2}</translation>
    </message>
    <message>
      <source>step {0}</source>
      <translation>passo {0}</translation>
    </message>
    <message>
      <source>step {0} of {1}</source>
      <translation>passo {0} de {1}</translation>
    </message>
    <message>
      <source>{0} dB</source>
      <translation>{0} dB</translation>
    </message>
    <message>
      <source>{0} dB (held out {1})</source>
      <translation>{0} dB (reservados {1})</translation>
    </message>
    <message>
      <source>{0} dB, twin {1} dB</source>
      <translation>{0} dB, gêmea {1} dB</translation>
    </message>
    <message>
      <source>{0} left</source>
      <translation>faltam {0}</translation>
    </message>
    <message>
      <source>{0} steps/s</source>
      <translation>{0} passos/s</translation>
    </message>
  </context>
  <context>
    <name>StopRuleEditor</name>
    <message>
      <source>on</source>
      <translation>em</translation>
    </message>
  </context>
  <context>
    <name>Storage</name>
    <message>
      <source>It is filtered by {0} %.</source>
      <translation>Está filtrada em {0} %.</translation>
    </message>
    <message>
      <source>Saved {0} ({1}).</source>
      <translation>{0} foi salvo ({1}).</translation>
    </message>
    <message>
      <source>Saving was cancelled; no file was written.</source>
      <translation>O salvamento foi cancelado; nenhum arquivo foi escrito.</translation>
    </message>
    <message>
      <source>The filter is not part of it.</source>
      <translation>O filtro não faz parte dele.</translation>
    </message>
  </context>
  <context>
    <name>Strategies</name>
    <message>
      <source>A SIREN draws its own: real numbers within the range ω₀ of the Network panel.</source>
      <translation>Uma SIREN sorteia as suas: números reais dentro da faixa ω₀ do painel Rede.</translation>
    </message>
    <message>
      <source>A dense low band, and the rest spread above it.</source>
      <translation>Uma banda baixa densa, e o resto espalhado acima dela.</translation>
    </message>
    <message>
      <source>All up to the limit alike.</source>
      <translation>Todas até o limite por igual.</translation>
    </message>
    <message>
      <source>Every k_x with every k_y.</source>
      <translation>Cada k_x com cada k_y.</translation>
    </message>
    <message>
      <source>Most are low, fewer and fewer are high.</source>
      <translation>A maioria é baixa, cada vez menos são altas.</translation>
    </message>
    <message>
      <source>Pairs k_x, k_y, taken as they are.</source>
      <translation>Pares k_x, k_y, tomados como são.</translation>
    </message>
    <message>
      <source>The stronger in the picture, the likelier: a quick fit.</source>
      <translation>Quanto mais forte na imagem, mais provável: um ajuste rápido.</translation>
    </message>
    <message>
      <source>The stronger in the signal, the likelier: a quick fit.</source>
      <translation>Quanto mais forte no sinal, mais provável: um ajuste rápido.</translation>
    </message>
    <message>
      <source>The strongest of the picture itself.</source>
      <translation>As mais fortes da própria imagem.</translation>
    </message>
    <message>
      <source>The strongest of the signal itself.</source>
      <translation>As mais fortes do próprio sinal.</translation>
    </message>
    <message>
      <source>Whole numbers k, taken as they are; repeats stay.</source>
      <translation>Números inteiros k, tomados como são; repetições ficam.</translation>
    </message>
  </context>
  <context>
    <name>Studio</name>
    <message>
      <source>A new network of {0} takes the place of the model {1}.</source>
      <translation>Uma rede nova de {0} toma o lugar do modelo {1}.</translation>
    </message>
    <message>
      <source>Finished: {0}.</source>
      <translation>Terminado: {0}.</translation>
    </message>
    <message>
      <source>New seed</source>
      <translation>Nova semente</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>Imagem colada</translation>
    </message>
    <message>
      <source>Preset: {0}</source>
      <translation>Predefinição: {0}</translation>
    </message>
    <message>
      <source>There is no picture to fit: open one first.</source>
      <translation>Não há imagem para ajustar: abra uma antes.</translation>
    </message>
  </context>
  <context>
    <name>SubPeriods</name>
    <message>
      <source>1 column</source>
      <translation>1 coluna</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Acrescentar</translation>
    </message>
    <message>
      <source>Add frequencies that remove the sub-periods, to the network at once and to the
settings (§5.3).</source>
      <translation>Acrescenta frequências que removem os subperíodos, à rede já e aos
ajustes (§5.3).</translation>
    </message>
    <message>
      <source>Columns that a cure adds</source>
      <translation>Colunas que uma cura acrescenta</translation>
    </message>
    <message>
      <source>Cure</source>
      <translation>Curar</translation>
    </message>
    <message>
      <source>How many frequencies are added. The fewest remove the sub-periods, but
carry alone all that the others lack; more of them share it.</source>
      <translation>Quantas frequências são acrescentadas. O mínimo remove os subperíodos, mas
leva sozinho tudo o que falta às outras; mais delas o dividem.</translation>
    </message>
    <message>
      <source>Neither the network nor these settings can take them now.</source>
      <translation>Nem a rede nem estes ajustes podem recebê-las agora.</translation>
    </message>
    <message>
      <source>Sub-periods</source>
      <translation>Subperíodos</translation>
    </message>
    <message>
      <source>The network as it is.</source>
      <translation>A rede como está.</translation>
    </message>
    <message>
      <source>These settings.</source>
      <translation>Estes ajustes.</translation>
    </message>
    <message>
      <source>{} columns</source>
      <translation>{} colunas</translation>
    </message>
  </context>
  <context>
    <name>TileOptions</name>
    <message>
      <source>Dashed lines through every place where the network repeats itself (§5.3)</source>
      <translation>Linhas tracejadas por todos os lugares onde a rede se repete (§5.3)</translation>
    </message>
    <message>
      <source>Lines where one period ends and the next begins (§3.1)</source>
      <translation>Linhas onde um período termina e o próximo começa (§3.1)</translation>
    </message>
    <message>
      <source>Periods</source>
      <translation>Períodos</translation>
    </message>
    <message>
      <source>Periods one above the other</source>
      <translation>Períodos um sobre o outro</translation>
    </message>
    <message>
      <source>Periods side by side</source>
      <translation>Períodos lado a lado</translation>
    </message>
    <message>
      <source>Seams</source>
      <translation>Emendas</translation>
    </message>
    <message>
      <source>Sub-periods</source>
      <translation>Subperíodos</translation>
    </message>
    <message>
      <source>The frequencies have no sub-periods (§5.3)</source>
      <translation>As frequências não têm subperíodos (§5.3)</translation>
    </message>
    <message>
      <source>{0}, {1} to {2}</source>
      <translation>{0}, {1} a {2}</translation>
    </message>
  </context>
  <context>
    <name>TimelineAxis</name>
    <message>
      <source>Now, step {0}</source>
      <translation>Agora, passo {0}</translation>
    </message>
    <message>
      <source>Snapshot of step {0}</source>
      <translation>Instantâneo do passo {0}</translation>
    </message>
    <message>
      <source>Snapshots gather here while the network trains</source>
      <translation>Instantâneos se juntam aqui enquanto a rede treina</translation>
    </message>
    <message>
      <source>Step {0}: {1}</source>
      <translation>Passo {0}: {1}</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Linha do tempo</translation>
    </message>
  </context>
  <context>
    <name>TimelineStrip</name>
    <message>
      <source>Memory for snapshots</source>
      <translation>Memória para instantâneos</translation>
    </message>
    <message>
      <source>Now: step {0}</source>
      <translation>Agora: passo {0}</translation>
    </message>
    <message>
      <source>Snapshots of the run; drag back to see what it was</source>
      <translation>Instantâneos da execução; arraste para trás para ver como era</translation>
    </message>
    <message>
      <source>Step {0}</source>
      <translation>Passo {0}</translation>
    </message>
    <message>
      <source>{0} of {1} MB</source>
      <translation>{0} de {1} MB</translation>
    </message>
    <message>
      <source>{0} snapshots; taking them cost {1} of the training time</source>
      <translation>{0} instantâneos; tomá-los custou {1} do tempo de treino</translation>
    </message>
  </context>
  <context>
    <name>TrainedEditor</name>
    <message>
      <source>A: hidden matrices</source>
      <translation>A: matrizes ocultas</translation>
    </message>
    <message>
      <source>C: output matrix</source>
      <translation>C: matriz de saída</translation>
    </message>
    <message>
      <source>b: biases of the hidden layers</source>
      <translation>b: vieses das camadas ocultas</translation>
    </message>
    <message>
      <source>d: output bias</source>
      <translation>d: viés de saída</translation>
    </message>
    <message>
      <source>φ: shifts of the input frequencies</source>
      <translation>φ: fases das frequências de entrada</translation>
    </message>
    <message>
      <source>ω: the input frequencies themselves</source>
      <translation>ω: as próprias frequências de entrada</translation>
    </message>
  </context>
  <context>
    <name>TrainingPanel</name>
    <message>
      <source>Each step</source>
      <translation>Cada passo</translation>
    </message>
    <message>
      <source>Fit, grow, prune and fine-tune in this order, by the settings of the panels Growth and Pruning.</source>
      <translation>Ajustar, crescer, podar e afinar nesta ordem, pelos ajustes dos painéis Crescimento e Poda.</translation>
    </message>
    <message>
      <source>Go on with the next phase of the run</source>
      <translation>Passa à próxima fase da execução</translation>
    </message>
    <message>
      <source>In use: {}.</source>
      <translation>Em uso: {}.</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Taxa de aprendizado</translation>
    </message>
    <message>
      <source>Machine</source>
      <translation>Máquina</translation>
    </message>
    <message>
      <source>Now: {0}.</source>
      <translation>Agora: {0}.</translation>
    </message>
    <message>
      <source>Random numbers</source>
      <translation>Números aleatórios</translation>
    </message>
    <message>
      <source>Skip phase</source>
      <translation>Pular fase</translation>
    </message>
    <message>
      <source>Stop after</source>
      <translation>Parar após</translation>
    </message>
    <message>
      <source>Stop sooner at</source>
      <translation>Parar antes em</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Treino</translation>
    </message>
    <message>
      <source>Whichever comes first. One of steps, time and PSNR has to stay on.</source>
      <translation>O que vier primeiro. Um entre passos, tempo e PSNR tem de ficar ligado.</translation>
    </message>
    <message>
      <source>{:,} steps are {} passes over the picture.</source>
      <translation>{:,} passos são {} passadas pela imagem.</translation>
    </message>
    <message>
      <source>{:,} steps are {} passes over the signal.</source>
      <translation>{:,} passos são {} passadas pelo sinal.</translation>
    </message>
  </context>
  <context>
    <name>Twin</name>
    <message>
      <source>&amp;Bounds off</source>
      <translation>&amp;Limites desligados</translation>
    </message>
    <message>
      <source>&amp;Bounds on</source>
      <translation>&amp;Limites ligados</translation>
    </message>
    <message>
      <source>&amp;Half the bounds</source>
      <translation>&amp;Metade dos limites</translation>
    </message>
    <message>
      <source>&amp;Whole frequencies of the same number</source>
      <translation>&amp;Frequências inteiras no mesmo número</translation>
    </message>
    <message>
      <source>Another &amp;seed</source>
      <translation>Outra &amp;semente</translation>
    </message>
    <message>
      <source>Bounds off</source>
      <translation>Limites desligados</translation>
    </message>
    <message>
      <source>Bounds on</source>
      <translation>Limites ligados</translation>
    </message>
    <message>
      <source>Other &amp;frequencies: {0}</source>
      <translation>Outras &amp;frequências: {0}</translation>
    </message>
    <message>
      <source>S&amp;IREN of the same size</source>
      <translation>S&amp;IREN do mesmo tamanho</translation>
    </message>
    <message>
      <source>SIREN</source>
      <translation>SIREN</translation>
    </message>
    <message>
      <source>Whole frequencies</source>
      <translation>Frequências inteiras</translation>
    </message>
    <message>
      <source>{0}   {1} dB</source>
      <translation>{0}   {1} dB</translation>
    </message>
    <message>
      <source>{0}   {1} dB (held out {2})</source>
      <translation>{0}   {1} dB (reservados {2})</translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <source>{0}: off</source>
      <translation>{0}: desligado</translation>
    </message>
    <message>
      <source>{0}: on</source>
      <translation>{0}: ligado</translation>
    </message>
  </context>
  <context>
    <name>TwinDesk</name>
    <message>
      <source>The twin is the network now: {0}.</source>
      <translation>A gêmea agora é a rede: {0}.</translation>
    </message>
    <message>
      <source>Twin kept: {0}</source>
      <translation>Gêmea mantida: {0}</translation>
    </message>
  </context>
  <context>
    <name>TwinDialog</name>
    <message>
      <source>A second network is trained in lockstep with this one, on the same batches, with one setting apart. Training takes about twice as long.</source>
      <translation>Uma segunda rede é treinada passo a passo com esta, nos mesmos lotes, com um ajuste diferente. O treino leva cerca do dobro do tempo.</translation>
    </message>
    <message>
      <source>Another s&amp;etting:</source>
      <translation>Outro &amp;ajuste:</translation>
    </message>
    <message>
      <source>Begin &amp;twin</source>
      <translation>Começar &amp;gêmea</translation>
    </message>
    <message>
      <source>Begin both &amp;anew from step 0</source>
      <translation>Começar &amp;ambas de novo do passo 0</translation>
    </message>
    <message>
      <source>Both begin anew from step 0, and what was trained is given up.</source>
      <translation>Ambas começam de novo do passo 0, e o que foi treinado é abandonado.</translation>
    </message>
    <message>
      <source>Both begin at step 0.</source>
      <translation>Ambas começam no passo 0.</translation>
    </message>
    <message>
      <source>Bounds</source>
      <translation>Limites</translation>
    </message>
    <message>
      <source>Choose a value that is not the network's own.</source>
      <translation>Escolha um valor que não seja o da própria rede.</translation>
    </message>
    <message>
      <source>Everything but what both share: picture, batches, stop rules</source>
      <translation>Tudo menos o que ambas partilham: imagem, lotes, regras de parada</translation>
    </message>
    <message>
      <source>Frequencies</source>
      <translation>Frequências</translation>
    </message>
    <message>
      <source>Give both a new network, even where the twin could begin as a copy of this one</source>
      <translation>Dá a ambas uma rede nova, mesmo onde a gêmea poderia começar como cópia desta</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Rede</translation>
    </message>
    <message>
      <source>Rows and columns are pruned and grown in the first network only.</source>
      <translation>Linhas e colunas são podadas e crescem só na primeira rede.</translation>
    </message>
    <message>
      <source>Setting that is apart</source>
      <translation>Ajuste que difere</translation>
    </message>
    <message>
      <source>The twin begins as a copy of the network as it is now, with its optimiser and the order of its batches.</source>
      <translation>A gêmea começa como cópia da rede como está agora, com seu otimizador e a ordem de seus lotes.</translation>
    </message>
    <message>
      <source>This needs a new network: both begin anew from step 0, and what was trained is given up.</source>
      <translation>Isto precisa de uma rede nova: ambas começam de novo do passo 0, e o que foi treinado é abandonado.</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Treino</translation>
    </message>
    <message>
      <source>Twin</source>
      <translation>Gêmea</translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation>Decaimento dos pesos</translation>
    </message>
  </context>
  <context>
    <name>Twins</name>
    <message>
      <source>Both networks would begin anew.</source>
      <translation>Ambas as redes começariam de novo.</translation>
    </message>
  </context>
  <context>
    <name>Undo</name>
    <message>
      <source>1 step</source>
      <translation>1 passo</translation>
    </message>
    <message>
      <source>Blocks and bounds</source>
      <translation>Blocos e limites</translation>
    </message>
    <message>
      <source>Done again: {0}.</source>
      <translation>Refeito: {0}.</translation>
    </message>
    <message>
      <source>The training after it, {0}, is back.</source>
      <translation>O treino depois dela, {0}, está de volta.</translation>
    </message>
    <message>
      <source>The training since, {0}, is undone too; Redo brings it back.</source>
      <translation>O treino desde então, {0}, também é desfeito; Refazer o traz de volta.</translation>
    </message>
    <message>
      <source>Undone: {0}.</source>
      <translation>Desfeito: {0}.</translation>
    </message>
    <message>
      <source>What was trained in between, {0}, is left; Undo brings it back.</source>
      <translation>O que foi treinado nesse meio, {0}, é deixado; Desfazer o traz de volta.</translation>
    </message>
    <message>
      <source>{0} and {1} more settings</source>
      <translation>{0} e mais {1} ajustes</translation>
    </message>
    <message>
      <source>{0} steps</source>
      <translation>{0} passos</translation>
    </message>
    <message>
      <source>{0}, step {1}</source>
      <translation>{0}, passo {1}</translation>
    </message>
    <message>
      <source>{0}: off</source>
      <translation>{0}: desligado</translation>
    </message>
    <message>
      <source>{0}: on</source>
      <translation>{0}: ligado</translation>
    </message>
    <message>
      <source>{0}: {1} → {2}</source>
      <translation>{0}: {1} → {2}</translation>
    </message>
  </context>
  <context>
    <name>ValuesEditor</name>
    <message>
      <source>1 number</source>
      <translation>1 número</translation>
    </message>
    <message>
      <source>1 pair</source>
      <translation>1 par</translation>
    </message>
    <message>
      <source>Keep the first of those that are the same; k and −k are, once phases are free</source>
      <translation>Mantém a primeira das que são iguais; k e −k são, quando as fases são livres</translation>
    </message>
    <message>
      <source>Put the lowest frequencies first</source>
      <translation>Põe primeiro as frequências mais baixas</translation>
    </message>
    <message>
      <source>Remove repeats</source>
      <translation>Remover repetidas</translation>
    </message>
    <message>
      <source>Sort</source>
      <translation>Ordenar</translation>
    </message>
    <message>
      <source>for example
{}</source>
      <translation>por exemplo
{}</translation>
    </message>
    <message>
      <source>{0}, {1} of them repeats</source>
      <translation>{0}, {1} delas repetidas</translation>
    </message>
    <message>
      <source>{:,} numbers</source>
      <translation>{:,} números</translation>
    </message>
    <message>
      <source>{:,} pairs</source>
      <translation>{:,} pares</translation>
    </message>
  </context>
  <context>
    <name>Viewing</name>
    <message>
      <source>The spectrum of the reconstruction is that of the filtered picture</source>
      <translation>O espectro da reconstrução é o da imagem filtrada</translation>
    </message>
  </context>
  <context>
    <name>Waiting</name>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>The picture is being opened; large ones take some seconds.</source>
      <translation>A imagem está sendo aberta; as grandes levam alguns segundos.</translation>
    </message>
  </context>
  <context>
    <name>Weights</name>
    <message>
      <source>Histogram of A</source>
      <translation>Histograma de A</translation>
    </message>
    <message>
      <source>How many entries of A have a value, in each block of frequencies; the lines are the bounds ±B of the blocks (§6): drag them, or type them in the panel Bounds. Counts are on a logarithmic scale.</source>
      <translation>Quantas entradas de A têm cada valor, em cada bloco de frequências; as linhas são os limites ±B dos blocos (§6): arraste-as, ou digite-os no painel Limites. As contagens estão em escala logarítmica.</translation>
    </message>
    <message>
      <source>Local frequency {0} ({1}–{2}), Nyquist {3}</source>
      <translation>Frequência local {0} ({1}–{2}), Nyquist {3}</translation>
    </message>
    <message>
      <source>RMS local frequency √(Σ a²r²/2) of each neuron, in cycles per short side: the middle one, and where the others lie but for a twentieth at either end. Automatic bounds keep it near Nyquist divided by the smoothness.</source>
      <translation>Frequência local RMS √(Σ a²r²/2) de cada neurônio, em ciclos por lado menor: a mediana, e onde ficam as outras salvo um vigésimo em cada ponta. Limites automáticos a mantêm perto de Nyquist dividido pela suavidade.</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>Pesos</translation>
    </message>
    <message>
      <source>entries</source>
      <translation>entradas</translation>
    </message>
    <message>
      <source>entry of A</source>
      <translation>entrada de A</translation>
    </message>
  </context>
  <context>
    <name>WeightsBar</name>
    <message>
      <source>All blocks</source>
      <translation>Todos os blocos</translation>
    </message>
    <message>
      <source>Block that is shown</source>
      <translation>Bloco que é mostrado</translation>
    </message>
    <message>
      <source>Over steps</source>
      <translation>Por passos</translation>
    </message>
    <message>
      <source>The dotted lines are where the filter clips what is shown; the weights are as trained</source>
      <translation>As linhas pontilhadas são onde o filtro recorta o que é mostrado; os pesos estão como treinados</translation>
    </message>
    <message>
      <source>The histogram over the training steps, as a heat map (the report's Figure 15)</source>
      <translation>O histograma ao longo dos passos de treino, como mapa de calor (Figura 15 do relatório)</translation>
    </message>
    <message>
      <source>Which block of frequencies stands out, or is shown alone over the steps (§6)</source>
      <translation>Qual bloco de frequências se destaca, ou é mostrado sozinho ao longo dos passos (§6)</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>&amp;Fit this sample</source>
      <translation>&amp;Ajustar esta amostra</translation>
    </message>
    <message>
      <source>&amp;Open picture…</source>
      <translation>A&amp;brir imagem…</translation>
    </message>
    <message>
      <source>Drop a picture here</source>
      <translation>Solte uma imagem aqui</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Predefinição</translation>
    </message>
    <message>
      <source>See &amp;all presets…</source>
      <translation>Ver &amp;todas as predefinições…</translation>
    </message>
    <message>
      <source>or try a sample</source>
      <translation>ou experimente uma amostra</translation>
    </message>
    <message>
      <source>paste one, or open a file; then press Start</source>
      <translation>cole uma, ou abra um arquivo; depois pressione Iniciar</translation>
    </message>
    <message>
      <source>with the &amp;preset</source>
      <translation>com a &amp;predefinição</translation>
    </message>
  </context>
  <context>
    <name>WidthsEditor</name>
    <message>
      <source>Add a hidden layer</source>
      <translation>Acrescenta uma camada oculta</translation>
    </message>
    <message>
      <source>Remove the last hidden layer</source>
      <translation>Remove a última camada oculta</translation>
    </message>
  </context>
  <context>
    <name>plotting</name>
    <message>
      <source>all</source>
      <translation>todas</translation>
    </message>
    <message>
      <source>from {0}</source>
      <translation>de {0}</translation>
    </message>
  </context>
  <context>
    <name>spectrum</name>
    <message>
      <source>A SIREN's frequencies are not whole cycles per period, so what makes one cannot be listed.</source>
      <translation>As frequências de uma SIREN não são ciclos inteiros por período, de modo que o que faz uma não pode ser listado.</translation>
    </message>
    <message>
      <source>it is orders above {0} that make the {1}</source>
      <translation>são ordens acima de {0} que fazem isto: {1}</translation>
    </message>
    <message>
      <source>order 1</source>
      <translation>ordem 1</translation>
    </message>
    <message>
      <source>orders 1–{0}</source>
      <translation>ordens 1–{0}</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>imagem</translation>
    </message>
    <message>
      <source>signal</source>
      <translation>sinal</translation>
    </message>
    <message>
      <source>{0} are an unknown share of the {1}</source>
      <translation>{0} são uma parcela desconhecida disto: {1}</translation>
    </message>
    <message>
      <source>{0} are {1} of the first hidden layer</source>
      <translation>{0} são {1} da primeira camada oculta</translation>
    </message>
    <message>
      <source>{0} are {1} of the {2}</source>
      <translation>{0} são {1} disto: {2}</translation>
    </message>
    <message>
      <source>{0} more; {1}</source>
      <translation>mais {0}; {1}</translation>
    </message>
    <message>
      <source>{0}: amplitude {1}</source>
      <translation>{0}: amplitude {1}</translation>
    </message>
    <message>
      <source>{0}: no sum of up to {1} inputs makes it.</source>
      <translation>{0}: nenhuma soma de até {1} entradas a faz.</translation>
    </message>
  </context>
  <context>
    <name>weights</name>
    <message>
      <source>Bound B of {0}: {1}. Drag it, past the end for none; Shift is finer.</source>
      <translation>Limite B de {0}: {1}. Arraste-o, além do fim para nenhum; Shift é mais fino.</translation>
    </message>
    <message>
      <source>Histogram of A over the steps</source>
      <translation>Histograma de A ao longo dos passos</translation>
    </message>
    <message>
      <source>a from {0} to {1}, and beyond ±{2}</source>
      <translation>a de {0} a {1}, e além de ±{2}</translation>
    </message>
    <message>
      <source>entries up to {0} only</source>
      <translation>entradas só até {0}</translation>
    </message>
    <message>
      <source>entry of A</source>
      <translation>entrada de A</translation>
    </message>
    <message>
      <source>step</source>
      <translation>passo</translation>
    </message>
    <message>
      <source>step {0}, a from {1} to {2}</source>
      <translation>passo {0}, a de {1} a {2}</translation>
    </message>
    <message>
      <source>unbounded</source>
      <translation>ilimitado</translation>
    </message>
    <message>
      <source>{0} more blocks</source>
      <translation>mais {0} blocos</translation>
    </message>
    <message>
      <source>{0}: {1}, {2} beyond; {3}</source>
      <translation>{0}: {1}, {2} além; {3}</translation>
    </message>
    <message>
      <source>{0}: {1}; {2}</source>
      <translation>{0}: {1}; {2}</translation>
    </message>
  </context>
</TS>
